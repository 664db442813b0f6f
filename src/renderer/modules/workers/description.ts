import type { Description } from '../module'
import { workersText } from './text'

/** 工作人员 in the lists of what changed. Of a PIN only that it changed is ever shown; its salt and rounds go with its hash. */
export const workerDescription: Description = {
  kind: { 'zh-CN': workersText['zh-CN'].staff, en: workersText.en.staff },
  title: async (_context, record) => String(record['name'] ?? ''),
  field: (field, language) => {
    const { name, roleLabel, status, pin } = workersText[language]
    return ({ name, role: roleLabel, active: status, pinHash: pin } as Readonly<Record<string, string>>)[field] ?? field
  },
  value: async (_context, field, value, language) => {
    const { role, working, retired, pinHidden } = workersText[language]
    if (field === 'active') return [{ text: value ? working : retired }]
    if (field === 'pinHash') return [{ text: pinHidden }]
    const text = String(value ?? '')
    return [{ text: field === 'role' ? ((role as Readonly<Record<string, string>>)[text] ?? text) : text }]
  },
  silent: ['namePinyin', 'pinSalt', 'pinRounds'],
  address: () => '/staff',
  rights: { read: 'roster.read', write: 'workers.manage', reveal: 'roster.reveal' },
}
