/** A list of more people than this leaves only with a second person (SECURITY.md, privacy). */
export const mostAlone = 50

export type LeavingForm = { purpose: string; other: string; secondId: string; pin: string }
export type LeavingFault = 'purposeMissing' | 'otherMissing' | 'secondMissing' | 'pinMissing'

/** The value of 其他: what for is written beside it. */
export const otherPurpose = 'other'

export const needsSecond = (people: number): boolean => people > mostAlone

/** What is still missing before it is looked at whether the PIN is right. */
export function faultOfLeaving({ purpose, other, secondId, pin }: LeavingForm, people: number): LeavingFault | null {
  if (purpose === '') return 'purposeMissing'
  if (purpose === otherPurpose && other.trim() === '') return 'otherMissing'
  if (!needsSecond(people)) return null
  if (secondId === '') return 'secondMissing'
  return pin === '' ? 'pinMissing' : null
}
