import type { RuleDocument, RuleUser } from './types'

export type RecordRuleSettings = {
  /** Who may do everything here: `desk:420106012003`. */
  roles: string[]
  /** The fields a record may have besides the envelope; null: not known here, so not checked. */
  fields: string[] | null
  /** UTF-8 bytes of the whole record as JSON. */
  maxBytes: number
}

/**
 * What the center asks of a record: one of its own terminals, a real edit and no fork, the envelope of record.ts, known
 * fields, a size, a tombstone that holds nothing of what was erased. What a field may hold is checked by the stations.
 */
export function checkRecord(settings: RecordRuleSettings, doc: RuleDocument, old: RuleDocument | null, user: RuleUser): void {
  const envelope = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'stamps', 'lost']
  const refuse = (reason: string) => {
    throw { forbidden: reason }
  }
  const is = (kind: string, value: unknown) => Object.prototype.toString.call(value) === `[object ${kind}]`
  const isText = (value: unknown, least: number, most: number) =>
    is('String', value) && (value as string).length >= least && (value as string).length <= most
  const among = (list: string[], item: string | null) => item !== null && list.indexOf(item) !== -1
  const shared = settings.roles.filter((role) => among(user.roles, role))

  const checkAuthor = () => {
    if (shared.length === 0) refuse('author: not a terminal of this center')
  }
  // Only what replication sends under `new_edits: false` names a revision of its own instead of the one it replaces.
  const checkEdit = () => {
    if ((old ? old._rev : undefined) !== doc._rev) refuse('fork: only edits of the version that stands')
    if (doc._attachments) refuse('attachments are not kept')
  }
  const checkEnvelope = () => {
    if (!isText(doc._id, 1, 64)) refuse('id: 1 to 64 characters')
    if (!isText(doc.createdAt, 1, 32)) refuse('createdAt is missing')
    if (!isText(doc.updatedAt, 1, 32)) refuse('updatedAt is missing')
    if (!isText(doc.createdBy, 0, 64)) refuse('createdBy is missing')
    if (!isText(doc.updatedBy, 0, 64)) refuse('updatedBy is missing')
    if (!is('Object', doc.stamps)) refuse('stamps are missing')
    const stamps = doc.stamps as Record<string, unknown>
    Object.keys(stamps).forEach((field) => {
      const stamp = stamps[field]
      if (!isText(stamp, 16, 64) || !/^[0-9a-z]{9}-[0-9a-z]{4}[|].+$/.test(stamp as string)) refuse(`stamps.${field} is no stamp`)
      if (doc._deleted && field !== 'born' && field !== 'erased') refuse(`tombstone: stamps.${field}`)
    })
    if (!stamps.born) refuse('stamps.born is missing')
    if (doc._deleted && !stamps.erased) refuse('stamps.erased is missing')
  }
  const checkLost = () => {
    if (doc.lost === undefined) return
    if (!is('Object', doc.lost)) refuse('lost is no list of values')
    const lost = doc.lost as Record<string, Record<string, unknown>>
    Object.keys(lost).forEach((key) => {
      const entry = lost[key] as Record<string, unknown>
      const whole = is('Object', entry) && is('String', entry.value) && isText(entry.by, 0, 64) && isText(entry.at, 1, 64)
      const settled = whole && (entry.settled === undefined || isText(entry.settled, 1, 64))
      if (!settled || !/^[^|]+[|].+$/.test(key)) refuse(`lost: ${key}`)
    })
  }
  const checkFields = () => {
    Object.keys(doc).forEach((field) => {
      if (field.charAt(0) === '_') return
      if (doc._deleted && (!among(envelope, field) || field === 'lost')) refuse(`tombstone: ${field}`)
      if (settings.fields && !among(envelope, field) && !among(settings.fields, field)) refuse(`field: ${field}`)
    })
  }
  const checkSize = () => {
    const text = JSON.stringify(doc, (key, value) => (key === '_revisions' ? undefined : value))
    let bytes = text.length
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      // Half of a surrogate pair: four bytes for two of them.
      if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
    }
    if (bytes > settings.maxBytes) refuse(`too-large: ${bytes} bytes, at most ${settings.maxBytes}`)
  }

  if (among(user.roles, '_admin')) return
  checkAuthor()
  checkEdit()
  checkEnvelope()
  checkLost()
  checkFields()
  checkSize()
}
