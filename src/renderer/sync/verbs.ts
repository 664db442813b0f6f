import type { SyncMeta } from '../data/outbox'
import { SyncFault } from './fault'
import { type Lane, want } from './lane'
import type { Ledger } from './ledger'
import type { Mergeable } from './merge'
import type { Reach } from './reach'
import type { Traffic } from './traffic'
import type { CarriedRecord, CheckReport, Sync, SyncOptions, TakenIn } from './types'

type Verbs = Omit<Sync, 'status' | 'subscribe' | 'settings' | 'changeSettings' | 'stop'>

type Parts = SyncOptions & {
  lanes: readonly Lane[]
  traffic: Traffic
  reach: Reach
  ledger: Ledger
  opening: Promise<void>
  beginRound: () => Promise<void>
  /** While it is above zero, the hours of the schedule do not count. */
  forcing: (by: 1 | -1) => void
  isPaused: () => boolean
  unpause: () => Promise<void>
}

async function takeInto(
  lane: Lane,
  carried: CarriedRecord[],
  witness: Parts['witness'],
  faultOf: (record: object) => string | null,
) {
  const taken: TakenIn = { collection: lane.sync.name, added: 0, changed: 0, same: 0, refused: [] }
  const good = carried.filter(({ record }) => {
    const why = faultOf(record)
    if (why) taken.refused.push({ id: record.id, why })
    else witness.stamp(record.stamps)
    return !why
  })
  for (const { isWritten, isNew } of (await lane.sync.takeCarried(good)).values()) {
    if (!isWritten) taken.same += 1
    else if (isNew) taken.added += 1
    else taken.changed += 1
  }
  return taken
}

const baseOf = ({ from, base }: SyncMeta): Pick<CarriedRecord, 'base'> => (base && from !== 'center' ? { base } : {})

/** What can be asked of the sync by hand. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it is one verb beside the other
export function createVerbs(parts: Parts): Verbs {
  const { lanes, traffic, reach, ledger, timers, opening, beginRound, forcing, collections, witness } = parts

  const byHand = async <T>(work: () => Promise<T>): Promise<T> => {
    await opening
    forcing(1)
    try {
      return await work()
    } finally {
      forcing(-1)
    }
  }

  return {
    syncNow: () =>
      byHand(async () => {
        // What is under way began before and may fail for a reason that is gone: it must not put off this try.
        await traffic.idle()
        for (const lane of lanes) {
          lane.sync.retryRefused()
          lane.sync.doubt()
          lane.notBefore = 0
        }
        await reach.look()
        if (parts.isPaused() || !reach.isReachable()) return
        await beginRound()
        await traffic.idle()
      }),

    refused: async () => {
      await opening
      return lanes.flatMap(({ sync }) => [...sync.problems()].map(([id, problem]) => ({ collection: sync.name, id, ...problem })))
    },
    conflicts: async () => {
      await opening
      return lanes.flatMap(({ sync }) =>
        sync
          .conflicts()
          .ids()
          .map((id) => ({ collection: sync.name, id })),
      )
    },
    log: async (count) => {
      await opening
      return ledger.log(count)
    },
    sent: async (count) => {
      await opening
      return ledger.proof(count)
    },

    check: (told, signal) =>
      byHand(async () => {
        await reach.look()
        if (!reach.isReachable()) throw new SyncFault('unreachable', 'nobody to compare with')
        const reports: CheckReport[] = []
        const [done, total] = [new Map<string, number>(), new Map<string, number>()]
        const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0)
        for (const lane of lanes) {
          const { name } = lane.sync
          const heard = (more: number, all: number) => {
            done.set(name, (done.get(name) ?? 0) + more)
            total.set(name, Math.max(total.get(name) ?? 0, all, done.get(name) ?? 0))
            told(sum(done), sum(total))
          }
          reports.push(await traffic.alone(lane, () => lane.sync.check({ told: heard, signal })))
        }
        return reports
      }),

    async chooseAfterEpoch(choice) {
      await opening
      if (!parts.isPaused()) return
      await traffic.idle()
      if (choice === 'take-theirs') await parts.snapshot?.()
      for (const lane of lanes) {
        // Until a whole round of the new center has succeeded, nothing is in step.
        lane.succeeded = false
        lane.notBefore = 0
        await traffic.alone(lane, () => lane.sync.begin(choice))
      }
      await parts.unpause()
      await beginRound()
    },

    async unsent() {
      await opening
      const found = await Promise.all(
        collections.map(async ({ name, instance, outbox }) => {
          const stored = await instance.findDocumentsById(outbox.ids(), true)
          return stored.map(({ _meta, _rev, _attachments, ...record }) => ({
            collection: name,
            record: record as unknown as Mergeable,
            ...baseOf(_meta),
          }))
        }),
      )
      return found.flat()
    },

    async takeIn(records) {
      await opening
      const taken: TakenIn[] = []
      for (const name of new Set(records.map(({ collection }) => collection))) {
        const given = records.filter(({ collection }) => collection === name)
        const lane = lanes.find(({ sync }) => sync.name === name)
        const collection = collections.find((one) => one.name === name)
        if (lane && collection) taken.push(await takeInto(lane, given, witness, collection.faultOf))
        else
          taken.push({
            collection: name,
            added: 0,
            changed: 0,
            same: 0,
            refused: given.map(({ record }) => ({ id: record.id, why: 'no such collection' })),
          })
        if (lane) want(lane, 'settle')
      }
      traffic.pump()
      return taken
    },

    flush: (withinMs) =>
      byHand(async () => {
        if (!lanes.some(({ sync }) => sync.isWaiting()) || parts.isPaused()) return
        for (const lane of lanes) {
          lane.notBefore = 0
          if (lane.sync.isWaiting()) want(lane, 'settle')
        }
        const late = new Promise<void>((resolve) => {
          const cancel = timers.after(withinMs, resolve)
          void traffic.idle().then(() => {
            cancel()
            resolve()
          })
        })
        await late
      }),
  }
}
