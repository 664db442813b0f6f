import type { RuleDocument, RuleUser } from './types'

export type IntakeRuleSettings = {
  /** Who may erase what is done: `desk:420106012003`. */
  roles: string[]
  /** The user of the kiosk whose intake this is. */
  kiosk: string
  /** UTF-8 bytes of the whole document as JSON. */
  maxBytes: number
}

/**
 * 进件: what one kiosk hands in, sealed (shared/intake.ts). That kiosk adds, once; nobody changes; a desk erases it when its own
 * record of it stands. A tombstone holds nothing at all, so the center forgets what was sealed.
 */
export function checkIntake(settings: IntakeRuleSettings, doc: RuleDocument, old: RuleDocument | null, user: RuleUser): void {
  const refuse = (reason: string) => {
    throw { forbidden: reason }
  }
  const is = (kind: string, value: unknown) => Object.prototype.toString.call(value) === `[object ${kind}]`
  const isText = (value: unknown, most: number) => is('String', value) && (value as string) !== '' && String(value).length <= most
  const isBase64 = (value: unknown, most: number) => isText(value, most) && /^[A-Za-z0-9+/]+=*$/.test(String(value))
  const hasOnly = (object: Record<string, unknown>, names: string[], what: string) => {
    Object.keys(object).forEach((name) => {
      if (name.charAt(0) !== '_' && names.indexOf(name) === -1) refuse(`${what}: ${name}`)
    })
  }

  const checkEdit = () => {
    if ((old ? old._rev : undefined) !== doc._rev) refuse('fork: only edits of the version that stands')
    if (old && !old._deleted && !doc._deleted) refuse('once: written once, never changed')
    if (doc._attachments) refuse('attachments are not kept')
  }
  const checkKeys = () => {
    if (!is('Array', doc.keys)) refuse('keys are missing')
    const keys = doc.keys as Record<string, unknown>[]
    if (keys.length < 1 || keys.length > 64) refuse('keys: 1 to 64')
    keys.forEach((key) => {
      if (!is('Object', key) || !isText(key.keyId, 8) || !/^[0-9a-z]+$/.test(String(key.keyId)) || !isBase64(key.wrapped, 120))
        refuse('keys: an odd one')
      hasOnly(key, ['keyId', 'wrapped'], 'keys')
    })
  }
  const checkSealed = () => {
    hasOnly(doc, ['kind', 'receiptNo', 'handedInAt', 'ephemeralKey', 'keys', 'sealed'], 'field')
    if (!/^intake-[0-9a-z]{26}$/.test(doc._id)) refuse('id: not one of an intake')
    if (!isText(doc.kind, 14) || !/^[A-Za-z]+$/.test(String(doc.kind))) refuse('kind is missing')
    if (!isText(doc.receiptNo, 40) || !/^[0-9]+$/.test(String(doc.receiptNo))) refuse('receiptNo is missing')
    if (!isText(doc.handedInAt, 32) || !/^[0-9T:.Z-]+$/.test(String(doc.handedInAt))) refuse('handedInAt is missing')
    if (!isBase64(doc.ephemeralKey, 120)) refuse('ephemeralKey is missing')
    if (!isBase64(doc.sealed, 16000)) refuse('sealed is missing')
    checkKeys()
    // Nothing but ASCII is left in it, so characters are bytes.
    const length = JSON.stringify(doc, (key, value) => (key === '_revisions' ? undefined : value)).length
    if (length > settings.maxBytes) refuse(`too-large: ${length} bytes, at most ${settings.maxBytes}`)
  }

  if (user.roles.indexOf('_admin') !== -1) return
  const isDesk = settings.roles.some((role) => user.roles.indexOf(role) !== -1)
  if (doc._deleted) {
    if (!isDesk) refuse('author: only a desk erases what was handed in')
    checkEdit()
    hasOnly(doc, [], 'tombstone')
    return
  }
  if (user.name !== settings.kiosk) refuse('author: only its own kiosk adds to an intake')
  checkEdit()
  checkSealed()
}
