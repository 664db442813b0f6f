import { fold } from '../../lib/fold'
import { type CreditCodeRefusal, readCreditCode } from '../../lib/national/credit-code'
import { isPhone } from '../../lib/national/phone'
import type { SendingUnit } from './schema'

/** What a form fills in of a unit. */
export type UnitInput = { name: string } & Partial<
  Pick<
    SendingUnit,
    'aliases' | 'creditCode' | 'unitPartyOrg' | 'communityCode' | 'contactName' | 'contactPhone' | 'expectedMembers' | 'note'
  >
>
export type UnitField = keyof UnitInput

export type UnitFaultCode =
  | 'name-missing'
  | 'name-long'
  | `code-${CreditCodeRefusal}`
  | 'aliases-many'
  | 'phone-form'
  | 'community-form'
  | 'expected-form'
export type UnitFault = { field: UnitField; code: UnitFaultCode }

export const longestUnitName = 120
const mostAliases = 10

/** One form of a name, so that it is one unit however it is typed: blanks between Chinese go, brackets are the Chinese ones. */
export function tidyUnitName(typed: string): string {
  const name = typed.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (!/\p{Script=Han}/u.test(name)) return name
  return name
    .replace(/(?<=[\p{Script=Han})]) (?=[\p{Script=Han}(])/gu, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
}

/** A name as two are compared: width, brackets, case and blanks do not make another unit. */
export const plainUnitName = (name: string): string => fold(name).replace(/[\s()（）·.,，。-]/g, '')

const textOr = (value: string | undefined): string | undefined => {
  const text = value?.normalize('NFKC').trim().replace(/\s+/g, ' ')
  return text === '' ? undefined : text
}

/** What was typed, tidied: empty fields are absent, a credit code in its one form where it is one. */
export function tidyUnit(input: UnitInput): UnitInput {
  const name = tidyUnitName(input.name)
  const code = input.creditCode ? readCreditCode(input.creditCode) : null
  const aliases = [...new Set((input.aliases ?? []).map(tidyUnitName))].filter((alias) => alias !== '' && alias !== name)
  return {
    name,
    aliases: aliases.length > 0 ? aliases : undefined,
    creditCode: code?.ok ? code.value : textOr(input.creditCode),
    unitPartyOrg: textOr(input.unitPartyOrg),
    communityCode: textOr(input.communityCode)?.replace(/\s/g, ''),
    contactName: textOr(input.contactName),
    contactPhone: textOr(input.contactPhone)?.replace(/\s/g, ''),
    expectedMembers: input.expectedMembers,
    note: input.note?.trim() || undefined,
  }
}

/** Everything that is wrong with a unit as tidied, in the order of the form. */
export function faultsOfUnit(unit: UnitInput): UnitFault[] {
  const faults: UnitFault[] = []
  if (!/[\p{L}\p{N}]/u.test(unit.name)) faults.push({ field: 'name', code: 'name-missing' })
  else if (unit.name.length > longestUnitName) faults.push({ field: 'name', code: 'name-long' })
  if ((unit.aliases?.length ?? 0) > mostAliases) faults.push({ field: 'aliases', code: 'aliases-many' })
  if (unit.creditCode) {
    const code = readCreditCode(unit.creditCode)
    if (!code.ok) faults.push({ field: 'creditCode', code: `code-${code.refusal}` })
  }
  if (unit.communityCode && !/^\d{12}$/.test(unit.communityCode)) faults.push({ field: 'communityCode', code: 'community-form' })
  if (unit.contactPhone && !isPhone(unit.contactPhone)) faults.push({ field: 'contactPhone', code: 'phone-form' })
  const expected = unit.expectedMembers
  if (expected !== undefined && (!Number.isInteger(expected) || expected < 0 || expected > 100_000))
    faults.push({ field: 'expectedMembers', code: 'expected-form' })
  return faults
}

/** The unit of a directory that goes by this name or alias, or has this credit code. */
export function sameUnit<U extends Pick<SendingUnit, 'name' | 'aliases' | 'creditCode'>>(
  units: readonly U[],
  wanted: Pick<UnitInput, 'name' | 'creditCode'>,
): U | null {
  const plain = plainUnitName(wanted.name)
  return (
    units.find((unit) => wanted.creditCode !== undefined && unit.creditCode === wanted.creditCode) ??
    units.find((unit) => plainUnitName(unit.name) === plain) ??
    units.find((unit) => unit.aliases?.some((alias) => plainUnitName(alias) === plain)) ??
    null
  )
}

/** 应报到 against 已报到; `unnamed` are those expected whom nobody named yet. */
export type Turnout = { expected: number | null; registered: number; missingNamed: number; unnamed: number }

/** `members` of one unit, `registered` those of them with an active registration. */
export function turnoutOf(unit: Pick<SendingUnit, 'expectedMembers'>, members: number, registered: number): Turnout {
  const expected = unit.expectedMembers ?? null
  return {
    expected,
    registered,
    missingNamed: members - registered,
    unnamed: expected === null ? 0 : Math.max(0, expected - members),
  }
}
