import { type RecordOf, record } from '../../data/record'

/** 书记 社区工作者 网格员 调查员 审计 */
export const roles = ['director', 'worker', 'gridWorker', 'surveyor', 'auditor'] as const
export type Role = (typeof roles)[number]

/** 社区工作者: a member of staff who signs in at the desk with name and PIN. */
export const workerSchema = record({
  version: 0,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    namePinyin: { type: 'string', maxLength: 200 },
    role: { type: 'string', enum: roles, maxLength: 12 },
    /** PBKDF2-HMAC-SHA-256 of the PIN, base64; salt and rounds beside it, so that rounds can rise. */
    pinHash: { type: 'string', maxLength: 64 },
    pinSalt: { type: 'string', maxLength: 64 },
    pinRounds: { type: 'integer', minimum: 1 },
    active: { type: 'boolean' },
  },
  required: ['name', 'namePinyin', 'role', 'pinHash', 'pinSalt', 'pinRounds', 'active'],
})
export type Worker = RecordOf<typeof workerSchema>

declare module '../../data/collections' {
  interface Collections {
    workers: Worker
  }
}
