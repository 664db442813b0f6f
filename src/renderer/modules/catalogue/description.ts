import type { Description } from '../module'
import { catalogueText } from './text'

const called = (names: Readonly<Record<string, string>>, key: string): string => names[key] ?? key

/** What kiosks show, in the lists of what changed. Of the number that leaves a kiosk only that it changed is ever told. */
export const catalogueDescription: Description = {
  kind: { 'zh-CN': catalogueText['zh-CN'].record, en: catalogueText.en.record },
  title: async (_context, record, language) =>
    [called(catalogueText[language].kind, String(record['kind'] ?? '')), String(record['title'] ?? '')]
      .filter((part) => part !== '')
      .join(' · '),
  field: (field, language) => called(catalogueText[language].field, field),
  value: async (_context, field, value, language) => {
    const text = catalogueText[language]
    if (field === 'leaveHash' || field === 'codeKey') return [{ text: text.hidden }]
    if (typeof value === 'boolean') return [{ text: value ? text.yes : text.no }]
    if (field === 'channels' && Array.isArray(value)) return value.map((one) => ({ text: called(text.channel, String(one)) }))
    if (Array.isArray(value)) return value.map((one) => ({ text: String(one) }))
    const written = value === undefined || value === null ? '' : String(value)
    if (written === '') return [{ text: text.empty }]
    if (field === 'kind') return [{ text: called(text.kind, written) }]
    if (field === 'projectKind') return [{ text: called(text.projectKind, written) }]
    if (field === 'stage') return [{ text: called(text.stage, written) }]
    if (field === 'offeringKind') return [{ text: called(text.offeringKind, written) }]
    return [{ text: written }]
  },
  silent: ['titlePinyin', 'unitPinyin', 'initials', 'leaveSalt', 'leaveRounds'],
  address: () => '/catalogue',
  rights: { read: 'members.read', write: 'catalogue.write', reveal: 'members.write' },
}
