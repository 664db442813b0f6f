import type { RuleDocument, RuleUser } from './types'

/** What the whole city reads is written by the administrator alone. */
export function checkCity(_settings: object, _doc: RuleDocument, _old: RuleDocument | null, user: RuleUser): void {
  if (user.roles.indexOf('_admin') === -1) throw { forbidden: 'Only the administrator writes here' }
}
