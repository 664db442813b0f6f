import type { RuleDocument, RuleUser } from './types'

export type TerminalRuleSettings = { maxBytes: number }

/** A terminal says how it stands, in its own document and nobody else's, under a number that only rises. */
export function checkTerminal(settings: TerminalRuleSettings, doc: RuleDocument, old: RuleDocument | null, user: RuleUser): void {
  const fields = ['name', 'mode', 'version', 'freeBytes', 'unsent', 'refused', 'seenAt', 'beat', 'enrolledAt']
  // Of a desk the public key that kiosks seal for, of a kiosk how its printer and its lock stand.
  const more = ['intakeKey', 'unprinted', 'paper', 'lock']
  const refuse = (reason: string) => {
    throw { forbidden: reason }
  }
  const is = (kind: string, value: unknown) => Object.prototype.toString.call(value) === `[object ${kind}]`
  if (user.roles.indexOf('_admin') !== -1) return
  if (doc._id !== `terminal:${String(user.name).replace(/^t-/, '')}`) refuse('author: the document of another terminal')
  if ((old ? old._rev : undefined) !== doc._rev) refuse('fork: only edits of the version that stands')
  if (doc._deleted) refuse('author: only the administrator removes a terminal')
  Object.keys(doc).forEach((field) => {
    if (field.charAt(0) !== '_' && fields.concat(more).indexOf(field) === -1) refuse(`field: ${field}`)
  })
  if (!is('Number', doc.beat)) refuse('beat is missing')
  if (old && is('Number', old.beat) && (doc.beat as number) <= (old.beat as number)) refuse('beat: it only rises')
  // What kiosks seal opens with it, so no kiosk may name one of its own.
  const isDesk = user.roles.some((role) => /^desk:/.test(role))
  if (!isDesk && JSON.stringify(doc.intakeKey) !== JSON.stringify(old ? old.intakeKey : undefined)) refuse('intakeKey: of a desk')
  if (JSON.stringify(doc).length > settings.maxBytes) refuse(`too-large: at most ${settings.maxBytes} characters`)
}
