import type { IntakePayload } from '../../../shared/intake'
import { spellReceiptNumber } from '../../../shared/receipt-number'
import { maskCitizenNumber } from '../../lib/national/citizen-number'
import { maskPhone } from '../../lib/national/phone'
import { formatInstant } from '../../lib/time'
import type { pageText } from './intake-text'

type Texts = (typeof pageText)['zh-CN']

/** Names behind the ids of a check-in; undefined where this computer does not have them. */
export type NameOf = (id: string) => string | undefined

export type Line = { field: string; label: string; value: string; mask?: (value: string) => string; long?: boolean }

const masks: Readonly<Record<string, (value: string) => string>> = { phone: maskPhone, citizenNumber: maskCitizenNumber }

/** Fields in the order they are read; ids of offerings say nothing beside their titles. */
const order = [
  'name',
  'guardianName',
  'phone',
  'memberId',
  'activityId',
  'day',
  'arrivedAt',
  'unitName',
  'registrationKind',
  'citizenNumber',
  'position',
  'skills',
  'offeringTitle',
  'queue',
  'number',
  'stars',
  'about',
  'receiptNo',
  'address',
  'body',
] as const
type Field = (typeof order)[number]

function shown(field: Field, value: unknown, text: Texts, nameOf: NameOf): string {
  if (field === 'memberId') return nameOf(String(value)) ?? text.unknownMember
  if (field === 'activityId') return nameOf(String(value)) ?? text.unknownEntry
  if (field === 'arrivedAt') return formatInstant(String(value))
  if (field === 'receiptNo') return spellReceiptNumber(String(value))
  if (field === 'registrationKind') return value === 'linked' ? text.linked : text.residential
  if (field === 'stars') return text.stars(Number(value))
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** What was handed in, line by line as people say it. */
export function linesOf(payload: IntakePayload, text: Texts, nameOf: NameOf): Line[] {
  const values = payload as Readonly<Record<string, unknown>>
  return order.flatMap((field): Line[] => {
    const value = values[field]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return []
    const line: Line = { field, label: text.field[field], value: shown(field, value, text, nameOf) }
    const mask = masks[field]
    if (mask) line.mask = mask
    if (field === 'body') line.long = true
    return [line]
  })
}

/** Who, and what it is about, in one line each for the list. */
export function headOf(payload: IntakePayload, text: Texts, nameOf: NameOf): { who: string; what: string } {
  switch (payload.kind) {
    case 'checkIn':
      return {
        who: nameOf(payload.memberId) ?? text.unknownMember,
        what: nameOf(payload.activityId) ?? text.unknownEntry,
      }
    case 'registration':
      return { who: payload.name, what: payload.unitName }
    case 'enrolment':
      return { who: payload.name, what: payload.offeringTitle }
    case 'ticket':
      return { who: payload.number, what: payload.queue }
    case 'rating':
      return { who: text.stars(payload.stars), what: payload.body ?? payload.about ?? '' }
    case 'matterUse':
      return { who: payload.day, what: '' }
    case 'request':
    case 'wish':
      return { who: payload.name, what: payload.body }
  }
}

/** Fields staff may correct, by kind: what people typed. What the kiosk chose from the catalogue is refused and handed in anew. */
export const correctable: Readonly<Record<IntakePayload['kind'], readonly Field[]>> = {
  checkIn: [],
  registration: ['name', 'phone', 'unitName', 'registrationKind', 'citizenNumber', 'position'],
  request: ['name', 'phone', 'address', 'body'],
  wish: ['name', 'phone', 'address', 'body'],
  enrolment: ['name', 'guardianName', 'phone'],
  ticket: [],
  rating: [],
  matterUse: [],
}
