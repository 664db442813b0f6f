import type { RuleDocument, RuleUser } from './types'

/** 登记码: whoever holds the code may take its document away, once and in time, and do nothing else. */
export function checkEnrolment(_settings: object, doc: RuleDocument, old: RuleDocument | null, user: RuleUser): void {
  const refuse = (reason: string) => {
    throw { forbidden: reason }
  }
  if (user.roles.indexOf('_admin') !== -1) return
  if (doc._id !== `enrolment:${user.name}`) refuse('author: the code of another terminal')
  if (!old || old._deleted || !doc._deleted) refuse('used: a code is only taken away')
  if (!old || old._rev !== doc._rev) refuse('fork: only edits of the version that stands')
  if (!old || !(Date.now() < Date.parse(String(old.expiresAt)))) refuse('expired: the code is too old')
}
