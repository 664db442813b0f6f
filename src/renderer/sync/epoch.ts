import type { Ask } from './ask'
import { SyncFault } from './fault'
import type { Notes, Pause } from './types'

/** What is known of a database's identity; `epoch` null where it has none (provisioned by an older program). */
export type Identity = { epoch: string | null; createdAt: string }

export type Mismatch = Pick<Extract<Pause, { why: 'epoch' }>, 'what' | 'since'>

const noteOf = (collection: string) => `sync-epoch-${collection}`

function readIdentity(answer: unknown): Identity {
  if (typeof answer !== 'object' || answer === null || !('epoch' in answer) || typeof answer.epoch !== 'string')
    throw new SyncFault('portal', 'the epoch does not look like one')
  return { epoch: answer.epoch, createdAt: 'createdAt' in answer && typeof answer.createdAt === 'string' ? answer.createdAt : '' }
}

/** The epoch, or null where the answer says that there is none. */
async function askEpoch(ask: Ask): Promise<Identity | null> {
  try {
    return readIdentity(await ask('_epoch'))
  } catch (fault) {
    // 403: a host of an older version that does not know the address.
    if (!(fault instanceof SyncFault) || (fault.code !== 'missing' && fault.code !== 'forbidden')) throw fault
    return null
  }
}

/** Reads who the center is. A database that exists and has no epoch is told from one that does not exist. */
export async function readEpoch(ask: Ask): Promise<Identity> {
  const first = await askEpoch(ask)
  if (first) return first
  await ask('')
  // A single 404 may be a gateway's, and a false alarm stops everything until somebody chooses: it must be said twice.
  return (await askEpoch(ask)) ?? { epoch: null, createdAt: '' }
}

/**
 * Compares the center with the one this device knows. Null where it is the same, or the first: it is remembered then.
 * A center without an epoch is adopted once, and so is the first epoch of one that had none.
 */
export async function compareEpoch(ask: Ask, notes: Notes, collection: string, now: string): Promise<Mismatch | null> {
  const known = await notes.read<Identity>(noteOf(collection))
  const found = await readEpoch(ask)
  if (known?.epoch && !found.epoch) return { what: 'emptied', since: now }
  if (known?.epoch && known.epoch !== found.epoch) return { what: 'recreated', since: found.createdAt || now }
  if (!known || known.epoch !== found.epoch) await notes.write(noteOf(collection), found)
  return null
}

export const forgetEpoch = (notes: Notes, collection: string): Promise<void> => notes.remove(noteOf(collection))
