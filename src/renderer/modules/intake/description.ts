import { formatInstant } from '../../lib/time'
import type { Description } from '../module'
import { intakeText } from './text'

const named = (names: Readonly<Record<string, string>>, value: string, otherwise: string) => names[value] ?? otherwise

/** 进件 in the lists of what changed. What was handed in is shown on its own page alone, where phones are masked. */
export const intakeDescription: Description = {
  kind: { 'zh-CN': intakeText['zh-CN'].record, en: intakeText.en.record },
  title: async (_context, record, language) => {
    const { kind, unknown } = intakeText[language]
    return `${named(kind, String(record['kind']), unknown)} ${record['receiptNo'] ?? ''}`.trim()
  },
  field: (field, language) => named(intakeText[language].field, field, field),
  value: async (_context, field, value, language) => {
    const { kind, status, hidden, empty, unknown } = intakeText[language]
    if (typeof value !== 'string' || value === '') return [{ text: empty }]
    if (field === 'kind') return [{ text: named(kind, value, unknown) }]
    if (field === 'status') return [{ text: named(status, value, unknown) }]
    if (field === 'payload' || field === 'corrected') return [{ text: hidden }]
    return [{ text: field === 'handedInAt' ? formatInstant(value) : value }]
  },
  silent: ['terminalId', 'resultId'],
  address: () => `/intake`,
  rights: { read: 'intake.read', write: 'intake.decide', reveal: 'roster.reveal' },
}
