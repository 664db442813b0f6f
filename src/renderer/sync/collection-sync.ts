import { randomId } from '../lib/id'
import { createAsk } from './ask'
import { checkAll } from './check'
import { type CollectionSync, halted } from './collection'
import { type Conflicts, openConflicts } from './conflicts'
import { emptyStore } from './empty'
import { compareEpoch, forgetEpoch, type Mismatch } from './epoch'
import { SyncFault } from './fault'
import type { Ledger } from './ledger'
import { makeGood } from './make-good'
import type { Moved } from './moved'
import { createOwn } from './own'
import { createPuller, type Place } from './pull'
import { createPusher } from './push'
import { createRecords } from './records'
import { openRowProblems, type RowProblem } from './row-problems'
import { type Acknowledged, type Shelf, takeIn } from './take-in'
import type { SyncedCollection, SyncOptions } from './types'
import { scan } from './unsent'

type Options = Pick<SyncOptions, 'fetch' | 'timers' | 'timeoutMs' | 'clock' | 'notes' | 'witness'> & {
  collection: SyncedCollection
  signal: AbortSignal
  ledger: Ledger
  /** The center is not the one this device knew. */
  met: (mismatch: Mismatch) => Promise<void>
  moved: (moved: Moved) => void
}

type PlaceNote = { since: Place; first: boolean }
type PushNote = { lwt: number; everything?: boolean }
type Opened = { shelf: Shelf; conflicts: Conflicts; place: PlaceNote; settled: PushNote }

/** Pages between two notes of what is settled: after a kill the rest is read once more from the store, not from the center. */
const settledEvery = 10

const none: ReadonlyMap<string, RowProblem> = new Map()
const noDamage = { found: 0, restored: 0 }
const noConflicts = { ids: () => [], size: () => 0 }
const atStart: PlaceNote = { since: 0, first: true }

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it only wires what one collection is made of
export function createCollectionSync(options: Options): CollectionSync {
  const { collection, signal, notes, ledger, moved } = options
  const { name, instance, outbox } = collection
  const now = () => new Date(options.clock()).toISOString()
  const ask = createAsk({ ...options, base: `/sync/${name}`, signal })
  const own = createOwn()
  const records = createRecords(collection, options.clock, randomId().slice(0, 10))
  const notesAt = { place: `sync-place-${name}`, push: `sync-push-${name}` }
  let opened: Opened | null = null
  let isKnown = false

  const watching = instance.changeStream().subscribe(({ events }) => {
    for (const { documentData } of events) {
      records.saw(documentData._meta.lwt)
      opened?.conflicts.look(documentData)
    }
  })

  const open = async (): Promise<Opened> => {
    if (opened) return opened
    const problems = await openRowProblems(notes, name, now)
    const conflicts = await openConflicts(notes, name)
    const place = (await notes.read<PlaceNote>(notesAt.place)) ?? atStart
    const settled = (await notes.read<PushNote>(notesAt.push)) ?? { lwt: 0 }
    const found = await scan(instance, settled.lwt, settled.everything === true)
    records.saw(found.newest)
    outbox.add([...found.unsent, ...problems.refused()].filter((id) => !outbox.has(id)))
    opened = { shelf: { ...collection, records, problems, witness: options.witness, acknowledged }, conflicts, place, settled }
    return opened
  }

  const acknowledged = (taken: Acknowledged[]) => {
    const lines = taken.map((one) => ({ at: now(), collection: name, ...one }))
    ledger.sent(lines)
    // What was written here meanwhile may stand in the journal under the same newest stamp: the next push settles both.
    options.witness.acknowledged(lines.filter(({ id }) => !outbox.has(id)))
  }
  let sent = 0
  const tookBack = (taken: Acknowledged[]) => {
    sent += taken.length
    own.add(taken)
    moved({ pulled: 0, pending: 0, sent: taken.length })
    acknowledged(taken)
  }

  const pusherOf = ({ shelf }: Opened) => createPusher({ ask, shelf, taken: tookBack })

  /** Everything up to the newest write is settled: the next opening need not read it. */
  const noteSettled = async (parts: Opened) => {
    const lwt = records.newest()
    const refused = new Set(parts.shelf.problems.refused())
    if (outbox.ids().some((id) => !refused.has(id))) return
    if (parts.settled.lwt === lwt && !parts.settled.everything) return
    const note: PushNote = { lwt }
    await notes.write(notesAt.push, note)
    parts.settled = note
  }

  const saveRows = async (parts: Opened) => {
    await parts.shelf.problems.save()
    await parts.conflicts.save()
  }
  const save = async (parts: Opened) => {
    await saveRows(parts)
    await noteSettled(parts)
  }

  const send = async (parts: Opened) => {
    const pusher = pusherOf(parts)
    // What the pull found to be newer here, or what was written meanwhile.
    sent = 0
    try {
      for (let times = 0; times < 3 && pusher.waiting().length > 0; times += 1) await pusher.push()
    } finally {
      ledger.line({ collection: name, kind: 'sent', count: sent })
    }
  }

  const fetchAll = async (parts: Opened) => {
    let blind = parts.place.first
    let received = 0
    let pages = 0
    const { shelf } = parts
    const pull = createPuller({
      ask,
      faultOf: collection.faultOf,
      problems: shelf.problems,
      witness: options.witness.stamp,
      isOwn: own.take,
      async store(versions) {
        const outcomes = await takeIn(shelf, versions, { blind })
        const written = [...outcomes.values()].filter(({ isWritten }) => isWritten).length
        // Where most of it is here already, reading first costs less than being refused.
        blind &&= written * 2 > versions.length
        received += written
      },
      async reached(since, changed) {
        parts.place = { since, first: parts.place.first }
        if (!changed) return
        pages += 1
        await (pages % settledEvery === 0 ? save(parts) : saveRows(parts))
        await notes.write(notesAt.place, parts.place)
      },
      moved: ({ pulled, pending }) => moved({ pulled, pending, sent: 0 }),
    })
    await pull(parts.place.since)
    if (parts.place.first) {
      parts.place = { ...parts.place, first: false }
      await notes.write(notesAt.place, parts.place)
    }
    ledger.line({ collection: name, kind: 'received', count: received })
  }

  /** False where the center is another one. */
  const meetCenter = async (): Promise<boolean> => {
    if (isKnown) return true
    const mismatch = await compareEpoch(ask, notes, name, now())
    if (mismatch) await options.met(mismatch)
    else isKnown = true
    return isKnown
  }

  const run = async (work: (parts: Opened) => Promise<void>): Promise<unknown> => {
    try {
      const parts = await open()
      if (!(await meetCenter())) return halted
      try {
        await work(parts)
      } finally {
        await save(parts)
      }
      return null
    } catch (fault) {
      isKnown = false
      return fault instanceof SyncFault || signal.aborted
        ? fault
        : new SyncFault('storage', 'the round broke off', { cause: fault })
    }
  }

  return {
    name,
    outbox,
    isCounted: () => opened !== null,
    open: async () => {
      await open()
    },
    problems: () => opened?.shelf.problems.all() ?? none,
    conflicts: () => opened?.conflicts ?? noConflicts,
    damage: () => collection.damage?.count() ?? noDamage,
    isWaiting: () => opened !== null && pusherOf(opened).waiting().length > 0,
    round: () =>
      run(async (parts) => {
        await makeGood({ ask, shelf: parts.shelf })
        await send(parts)
        await fetchAll(parts)
        await send(parts)
      }),
    settle: () => run(send),
    retryRefused: () => opened?.shelf.problems.retry(),
    doubt: () => {
      isKnown = false
    },
    async check(given) {
      const parts = await open()
      if (!(await meetCenter())) throw new SyncFault('missing', 'the center is another one')
      const report = await checkAll({ ...given, ask, shelf: parts.shelf })
      await send(parts)
      await save(parts)
      return report
    },
    async begin(how) {
      const parts = await open()
      if (how === 'take-theirs') await emptyStore(parts.shelf, parts.conflicts)
      parts.place = atStart
      await notes.write(notesAt.place, parts.place)
      parts.settled = how === 'push-all' ? { lwt: 0, everything: true } : { lwt: records.newest() }
      await notes.write(notesAt.push, parts.settled)
      await forgetEpoch(notes, name)
      isKnown = false
      if (how === 'push-all') outbox.add((await scan(instance, 0, true)).unsent)
      parts.shelf.problems.retry()
    },
    async takeCarried(carried) {
      return takeIn(
        (await open()).shelf,
        carried.map(({ record, base }) => ({ record, revision: '', ...(base ? { base } : {}) })),
        { origin: 'courier' },
      )
    },
    async stop() {
      watching.unsubscribe()
      if (opened) await save(opened).catch(() => undefined)
    },
  }
}
