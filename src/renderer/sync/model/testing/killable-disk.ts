import type { BulkWriteRow, RxStorage, RxStorageInstance } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Dice } from './dice'
import type { VirtualTime } from './virtual-time'

type Row = { id?: string; key?: string } & Record<string, unknown>
type Kept = Map<string, Map<string, unknown>>

/** What is left of a machine's store when its program is gone. */
export type KillableDisk = {
  /** The storage of one run of the program. */
  storage: () => RxStorage<unknown, unknown>
  /** The power goes: what is being written is there or not, nothing more is, and nobody hears of it. */
  kill: (loses: Loss) => void
  /** Whether it was wiped since it was last asked: the host's count tells that at the next start. */
  takeWiped: () => boolean
}

/**
 * What the browser's database forgets with a kill: nothing; the last writes of all its parts (it keeps one log for all); or
 * everything (seen in 8 of 320 kills).
 */
export type Loss = 'nothing' | 'tail' | 'wipe'

const never = () => new Promise<never>(() => undefined)

/**
 * A disk in memory that takes its time for a write and keeps what is written when the program dies. Reads and queries
 * are RxDB's memory storage's.
 */
export function createKillableDisk(time: VirtualTime, dice: Dice): KillableDisk {
  const kept: Kept = new Map()
  let run = { alive: true }
  let isWiped = false
  /** Newest last: what stood before each of the last rows that were written. */
  let undo: (() => void)[] = []

  const keep = (rows: Map<string, unknown>, id: string, document: unknown) => {
    const before = rows.get(id)
    undo.push(() => void (before === undefined ? rows.delete(id) : rows.set(id, before)))
    rows.set(id, document)
  }
  const forget = (loses: Loss) => {
    if (loses === 'tail') for (const back of undo.splice(-dice.between(1, 30)).reverse()) back()
    if (loses === 'wipe') {
      isWiped = true
      for (const rows of kept.values()) rows.clear()
    }
    undo = []
  }

  const wrap = async (instance: RxStorageInstance<unknown, unknown, unknown>, of: { alive: boolean }) => {
    const place = `${instance.collectionName}/${instance.schema.version}`
    const rows = kept.get(place) ?? new Map<string, unknown>()
    kept.set(place, rows)
    const bulkWrite = instance.bulkWrite.bind(instance)
    if (rows.size > 0) await bulkWrite([...rows.values()].map((document) => ({ document })) as never, 'from-disk')
    // The memory storage puts a write in its place with the next read; whoever opens it looks at the place itself.
    await instance.findDocumentsById(['any'], true)
    const { primaryPath } = instance as unknown as { primaryPath: string }
    let turn: Promise<unknown> = Promise.resolve()
    const write = async (given: BulkWriteRow<unknown>[], context: string) => {
      await time.wait(dice.between(0, 6))
      if (!of.alive) return never()
      const result = await bulkWrite(given, context)
      const failed = new Set(result.error.map(({ documentId }) => documentId))
      for (const { document } of given as BulkWriteRow<Row>[]) {
        const id = String(document[primaryPath])
        if (!failed.has(id)) keep(rows, id, document)
      }
      undo = undo.slice(-60)
      await time.wait(dice.between(0, 3))
      return of.alive ? result : never()
    }
    instance.bulkWrite = (given, context) => {
      const done = turn.then(() => write(given, context))
      turn = done.catch(() => undefined)
      return done
    }
    // Nothing is forgotten or tidied up behind the back of a test.
    instance.cleanup = async () => true
    instance.remove = async () => {
      rows.clear()
      await instance.close()
    }
    return instance
  }

  return {
    storage() {
      const memory = getRxStorageMemory()
      const of = run
      return {
        name: 'killable',
        rxdbVersion: memory.rxdbVersion,
        createStorageInstance: async (params) =>
          (await wrap((await memory.createStorageInstance(params as never)) as never, of)) as never,
      }
    },
    kill(loses) {
      run.alive = false
      run = { alive: true }
      forget(loses)
    },
    takeWiped() {
      const was = isWiped
      isWiped = false
      return was
    },
  }
}
