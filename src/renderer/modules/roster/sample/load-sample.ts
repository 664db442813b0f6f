import type { Context } from '../../../data/context'
import { done, type Result, refused } from '../../../lib/result'
import { dayOf } from '../../../lib/time'
import { sampleRoster } from './sample-roster'

const noteKey = 'sample-roster'

/** Remembered on this device, so that an interrupted load goes on with the same people. */
type Note = { residents: number; seed: number; today: string; finished: boolean }

export type SampleLoad = {
  residents: number
  seed: number
  /** `share` from 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Whether the sample of this store was loaded to its end. */
export const isSampleLoaded = async (context: Context): Promise<boolean> =>
  (await context.local.read<Note>(noteKey))?.finished === true

/**
 * Writes an invented roster into the store. Ids say who is meant, so a load that was interrupted is simply run again:
 * what stands already is passed over. The page stays usable meanwhile: each batch is a few milliseconds of work.
 */
export async function loadSample(
  context: Context,
  load: SampleLoad,
): Promise<Result<{ residents: number }, { code: 'cancelled' }>> {
  const before = await context.local.read<Note>(noteKey)
  const note = before ?? { residents: load.residents, seed: load.seed, today: dayOf(context.clock()), finished: false }
  await context.local.write(noteKey, note)
  for (const batch of sampleRoster({ ...note, centerCode: context.centerCode, keyOf: context.keyOf })) {
    if (load.signal.aborted) return refused({ code: 'cancelled' })
    if (batch.collection === 'places') await context.writeMany('places', batch.drafts)
    else await context.writeMany('residents', batch.drafts)
    load.onProgress(batch.share)
  }
  await context.local.write(noteKey, { ...note, finished: true })
  return done({ residents: note.residents })
}
