import { createNameFinder } from '../../../lib/name-finder'
import type { CatalogueRecord } from '../../../modules/catalogue'

/** A member as the kiosk knows them: masked, with the unit. */
export type Card = {
  memberId: string
  title: string
  unitId: string
  unitName: string
  unitPinyin: string
  codeKey?: string
}
export type Unit = { id: string; name: string; pinyin: string; aliases: readonly string[] }

/** The cards of the catalogue; one that lacks a field is left out, whoever wrote it. */
export function cardsOf(catalogue: readonly CatalogueRecord[]): Card[] {
  return catalogue.flatMap(({ kind, title, memberId, unitId, unitName, unitPinyin, codeKey }) =>
    kind === 'memberCard' && memberId && unitId && unitName
      ? [{ memberId, title, unitId, unitName, unitPinyin: unitPinyin ?? '', ...(codeKey ? { codeKey } : {}) }]
      : [],
  )
}

const byPinyin = (units: Iterable<Unit>): Unit[] => [...units].sort((a, b) => a.pinyin.localeCompare(b.pinyin))

/** The units that have somebody registered, by pinyin: those a member checks in from. */
export function unitsOf(cards: readonly Card[]): Unit[] {
  const units = new Map<string, Unit>()
  for (const { unitId, unitName, unitPinyin } of cards)
    if (!units.has(unitId)) units.set(unitId, { id: unitId, name: unitName, pinyin: unitPinyin, aliases: [] })
  return byPinyin(units.values())
}

/** Every unit that sends members, by pinyin: those somebody registers from. */
export const directoryOf = (catalogue: readonly CatalogueRecord[]): Unit[] =>
  byPinyin(
    catalogue.flatMap(({ kind, unitId, title, titlePinyin, tags }) =>
      kind === 'unitCard' && unitId ? [{ id: unitId, name: title, pinyin: titlePinyin ?? '', aliases: tags ?? [] }] : [],
    ),
  )

/** The first letter of a unit; `#` for one that begins with none. */
export const letterOf = ({ pinyin }: Pick<Unit, 'pinyin'>): string => {
  const letter = pinyin.charAt(0).toUpperCase()
  return /[A-Z]/.test(letter) ? letter : '#'
}

/** Members one can tell apart by their masks, and those whose mask several bear: these need the personal code. */
export function choicesOf(cards: readonly Card[], unitId: string): { card: Card; several: boolean }[] {
  const own = cards.filter((card) => card.unitId === unitId)
  const bearers = new Map<string, number>()
  for (const { title } of own) bearers.set(title, (bearers.get(title) ?? 0) + 1)
  const seen = new Set<string>()
  return own
    .filter(({ title }) => !seen.has(title) && seen.add(title))
    .map((card) => ({ card, several: (bearers.get(card.title) ?? 0) > 1 }))
    .sort((a, b) => a.card.title.localeCompare(b.card.title, 'zh-Hans-CN'))
}

/** Finds units by characters, aliases, pinyin and initials. */
export const createUnitFinder = (units: readonly Unit[]) =>
  createNameFinder(units, ({ name, pinyin, aliases }) => ({ names: [{ name, pinyin }], also: aliases }))
