import { type CodeRefusal, codeRefusalSchema, type SnapshotInfo } from '../../../shared/journal'
import { createJournalClient } from '../../data/journal-client'
import { done, type Result, refused } from '../../lib/result'
import type { StoreLink } from '../store/connect-store'
import type { Loss } from '../store/probe'
import type { Recovered, RecoveryProgress, SnapshotOutcome } from '../store/recover'
import { type Fetch, HostFault } from './host'

type Told = (progress: RecoveryProgress) => void

/** What the recovery page works with. Nothing is opened before `finish`; every verb may be given up and done again. */
export type Recovery = {
  /** What is missing, by collection. */
  loss: Loss
  /** The copies the host keeps, newest first. */
  snapshots: () => Promise<SnapshotInfo[]>
  /** Puts back the newest snapshot and what the journal has since. What the center holds comes with the first round after. */
  recover: (told: Told, signal?: AbortSignal) => Promise<Recovered>
  /** Puts back the file of a snapshot, kept elsewhere; `foreign` where it is of another center or under another key. */
  fromFile: (file: Blob, told: Told, signal?: AbortSignal) => Promise<SnapshotOutcome>
  /** Opens the desk on what is here now. */
  finish: () => Promise<void>
}

export function createRecovery(options: { loss: Loss; link: StoreLink; fetch: Fetch; finish: () => Promise<void> }): Recovery {
  const { loss, link, fetch, finish } = options
  return {
    loss,
    snapshots: async () => (await createJournalClient(fetch).snapshots()).sort((a, b) => (a.at < b.at ? 1 : -1)),
    recover: link.recover,
    fromFile: link.replay,
    finish,
  }
}

/** Gives the host a data key by its recovery code. Throws a HostFault where the host does not answer or declines for another reason. */
export async function enterCode(fetch: Fetch, code: string): Promise<Result<null, CodeRefusal>> {
  let answer: Response
  try {
    const headers = { 'content-type': 'application/json' }
    answer = await fetch('/journal/recovery-code', { method: 'PUT', headers, body: JSON.stringify({ code }) })
  } catch (cause) {
    throw new HostFault('no-answer', 'the host did not answer', { cause })
  }
  if (answer.ok) return done(null)
  const refusal = codeRefusalSchema.safeParse(await answer.json().catch(() => null))
  if (refusal.success) return refused(refusal.data)
  throw new HostFault('no-answer', `status ${answer.status}`)
}
