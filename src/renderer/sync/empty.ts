import type { Conflicts } from './conflicts'
import type { Row } from './records'
import type { Shelf } from './take-in'
import { writtenSince } from './unsent'

/**
 * Takes every record of a collection away, to be fetched anew. What goes is no erasure: it leaves a mark without a stamp
 * that the engine counts as nothing, and that the storage then forgets.
 */
export async function emptyStore({ instance, records, outbox, problems }: Shelf, conflicts: Conflicts): Promise<void> {
  for await (const documents of writtenSince(instance, 0)) {
    const ids = documents.filter(({ _meta }) => _meta.from !== 'emptied').map(({ id }) => id)
    for (let open = ids; open.length > 0; ) {
      const ticks = new Map(open.map((id) => [id, outbox.tick(id)]))
      const rows: Row[] = [...(await records.read(open)).values()].map((held) => {
        const { id, createdAt, createdBy, updatedAt, updatedBy } = held.record
        const record = { id, createdAt, createdBy, updatedAt, updatedBy, stamps: {}, _deleted: true }
        return { record, meta: { from: 'emptied' }, held }
      })
      const { stale } = await records.write(rows)
      for (const { record } of rows) {
        if (stale.has(record.id)) continue
        outbox.settle(record.id, ticks.get(record.id) ?? 0)
        problems.forget(record.id)
        conflicts.look(record)
      }
      open = [...stale]
    }
  }
  // Until it says that it is done: it works in portions.
  while (!(await instance.cleanup(0)));
}
