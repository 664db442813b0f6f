import type { Ask } from './ask'
import { createReader } from './push'
import { type Shelf, takeIn, type Version } from './take-in'

/** Asked for at once. */
const together = 100

/**
 * Asks the center for the records that are damaged here and stores what it has of them. No page of changes brings them: they
 * lie before the place that was noted as read. Throws a SyncFault.
 */
export async function makeGood({ ask, shelf }: { ask: Ask; shelf: Shelf }): Promise<void> {
  const { damage, witness, faultOf } = shelf
  const ids = damage?.ids() ?? []
  const readCenter = createReader(ask, faultOf)
  for (let from = 0; from < ids.length; from += together) {
    const part = ids.slice(from, from + together)
    const versions: Version[] = []
    for (const at of (await readCenter(part)).values()) {
      if ('wrong' in at) continue
      witness.stamp(at.record.stamps)
      versions.push(at)
    }
    await takeIn(shelf, versions)
    await damage?.asked(part)
  }
}
