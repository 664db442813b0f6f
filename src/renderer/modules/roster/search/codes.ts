import { presences, type Resident, sexCodes, verifications } from '../schema'

type Coded = Pick<Resident, 'sex' | 'presence' | 'verification'>

/** Sex, presence and verification of a person in one number. */
export const codeOf = ({ sex, presence, verification }: Coded): number =>
  Math.max(sexCodes.indexOf(sex), 0) |
  (Math.max(presences.indexOf(presence), 0) << 4) |
  (Math.max(verifications.indexOf(verification), 0) << 8)

/** The code of an ordinal that stands for nobody. */
export const nobody = -1

const part = <T>(values: readonly T[], number: number): T => {
  const value = values[number & 15]
  if (value === undefined) throw new Error(`Broken promise: a code says ${number & 15}, which means nothing`)
  return value
}

export const sexIn = (code: number) => part(sexCodes, code)
export const presenceIn = (code: number) => part(presences, code >> 4)
export const verificationIn = (code: number) => part(verifications, code >> 8)

/** Whether somebody has this code and lives here. */
export const isPresent = (code: number | undefined): boolean => code !== undefined && code >= 0 && (code & 0xf0) === 0

/** A test of codes for one of their parts, for example `{ sex: '1' }`. */
export function codeTest(wish: { [K in keyof Coded]?: Coded[K] | undefined }): (code: number) => boolean {
  const mask = (wish.sex ? 0xf : 0) | (wish.presence ? 0xf0 : 0) | (wish.verification ? 0xf00 : 0)
  const wanted =
    (wish.sex ? sexCodes.indexOf(wish.sex) : 0) |
    (wish.presence ? presences.indexOf(wish.presence) << 4 : 0) |
    (wish.verification ? verifications.indexOf(wish.verification) << 8 : 0)
  return (code) => (code & mask) === wanted
}
