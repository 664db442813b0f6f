import { isHashOf, slowHashOf } from '../../lib/slow-hash'
import { pinRounds } from './rules'
import type { Worker } from './schema'

type Sealed = Pick<Worker, 'pinHash' | 'pinSalt' | 'pinRounds'>

/** The PIN as it is kept (lib/slow-hash.ts). */
export async function sealPin(pin: string, rounds: number = pinRounds): Promise<Sealed> {
  const { hash, salt } = await slowHashOf(pin, rounds)
  return { pinHash: hash, pinSalt: salt, pinRounds: rounds }
}

/** Whether this is the PIN that was sealed, with the salt and the rounds it was sealed with. */
export const opensWith = ({ pinHash, pinSalt, pinRounds: rounds }: Sealed, pin: string): Promise<boolean> =>
  isHashOf({ hash: pinHash, salt: pinSalt, rounds }, pin)
