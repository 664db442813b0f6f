import { maskPhone } from '../../lib/national/phone'
import type { OutSheet } from '../../lib/sheet/write-workbook'
import type { exportText } from './export-text'
import type { Member, Registration, SendingUnit } from './schema'

type Texts = (typeof exportText)['zh-CN']
type Listed = { member: Member; unit: SendingUnit | null; registrations: readonly Registration[] }

/** In full for whoever may see it, else masked. Always text: a spreadsheet would make a number of it. */
const phoneOf = ({ phone = '' }: Member, inFull: boolean): string => (inFull || phone === '' ? phone : maskPhone(phone))

const standingOf = (text: Texts, registrations: readonly Registration[]): string => {
  const active = registrations.filter(({ registrationStatus }) => registrationStatus === 'active')
  const kinds = new Set(active.map(({ registrationKind }) => text.kind[registrationKind]))
  return kinds.size > 0 ? [...kinds].join('、') : text.notRegistered
}

/** 下沉党员名单 in the order of the screen. */
export const membersSheet = (text: Texts, list: readonly Listed[], inFull: boolean): OutSheet => ({
  name: text.members,
  rows: [
    [text.name, text.unit, text.position, text.registration, text.phone, text.skills],
    ...list.map(({ member, unit, registrations }) => [
      member.name,
      unit?.name ?? '',
      member.position ?? '',
      standingOf(text, registrations),
      phoneOf(member, inFull),
      member.skills?.join('、') ?? '',
    ]),
  ],
  widths: [12, 32, 18, 16, 16, 32],
  frozenRows: 1,
})

/** 联系名单: who is called for what, with room for what they answer. */
export const callSheet = (
  text: Texts,
  title: string,
  list: readonly { member: Member; skills: readonly string[]; unitName: string }[],
  inFull: boolean,
): OutSheet => ({
  name: text.callList,
  rows: [
    [title],
    [text.name, text.skills, text.unit, text.phone, text.answer],
    ...list.map(({ member, skills, unitName }) => [member.name, skills.join('、'), unitName, phoneOf(member, inFull), '']),
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
  widths: [12, 32, 32, 16, 28],
  frozenRows: 2,
})
