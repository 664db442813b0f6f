import { type ReceiptRefusal, readReceiptNumber, spellReceiptNumber } from '../../../shared/receipt-number'
import type { Certificate } from './schema'

type KeyOf = (...parts: string[]) => string

/**
 * One paper: for a learner, a year and the number it got, which holds center, terminal, day and serial (shared/receipt-number.ts). Two
 * terminals that issue one for the same year offline give two papers with two numbers, and both are found.
 */
export const certificateId = (
  keyOf: KeyOf,
  { learnerId, year, certificateNo }: Pick<Certificate, 'learnerId' | 'year' | 'certificateNo'>,
): string => `certificate-${keyOf('certificate', learnerId, year, certificateNo)}`

/** As it stands on paper: the center first, since it is shown in other centers: `420106012003 4821 6327 0005 18`. */
export const spellCertificateNo = (certificateNo: string): string =>
  `${certificateNo.slice(0, -14)} ${spellReceiptNumber(certificateNo)}`.trim()

export type IssueRefusal =
  | { code: 'not-allowed' | 'unknown-learner' | 'no-hours' }
  /** One of this year stands: it is printed again, or revoked first. */
  | { code: 'exists'; certificateNo: string }

export const isGood = ({ void: revoked }: Pick<Certificate, 'void'>): boolean => revoked !== true

/** Whether a certificate can be issued over the hours of a year. */
export function refuseIssue(hours: number, ofYear: readonly Certificate[]): IssueRefusal | null {
  if (hours <= 0) return { code: 'no-hours' }
  const standing = ofYear.find(isGood)
  return standing ? { code: 'exists', certificateNo: standing.certificateNo } : null
}

/** Years with more than one good paper, as two desks that could not hear each other make them: one of them is to be revoked. */
export function doubledYears(certificates: readonly Certificate[]): string[] {
  const years = certificates.filter(isGood).map(({ year }) => year)
  return [...new Set(years.filter((year, index) => years.indexOf(year) !== index))].sort()
}

export type RevokeRefusal = { code: 'not-allowed' | 'gone' | 'reason-missing' }

/** What a number that somebody shows is worth: `good`, `revoked`, or right in itself and not known here. */
export type Checked =
  | { code: 'good' | 'revoked'; certificate: Certificate }
  | { code: 'unknown'; certificateNo: string; elsewhere: boolean }
  | ReceiptRefusal

/** Looks a number up, the whole 26 digits or the last 14 of a paper of this center. */
export function checkCertificate(typed: string, centerCode: string, certificates: readonly Certificate[]): Checked {
  const read = readReceiptNumber(typed, centerCode)
  if (!read.ok) return read.refusal
  const found = certificates.filter(({ certificateNo }) => certificateNo === read.value)
  const certificate = found.find((one) => !isGood(one)) ?? found[0]
  if (!certificate) return { code: 'unknown', certificateNo: read.value, elsewhere: !read.value.startsWith(centerCode) }
  return { code: isGood(certificate) ? 'good' : 'revoked', certificate }
}
