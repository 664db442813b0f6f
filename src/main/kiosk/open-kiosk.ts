import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { KioskState, SealedIntake } from '../../shared/intake'
import type { KioskCatalogue, KioskEvent, LeaveRefusal } from '../../shared/kiosk'
import type { Station } from '../../shared/station'
import type { Center, CenterLink } from '../server/center'
import { openCatalogue } from './catalogue'
import { openIntakeQueue } from './intake-queue'
import { openLeave } from './leave'
import { probeLock, type SystemLock } from './lock-probe'
import { openPrintQueue, type Paper, type PrintQueue } from './print-queue'
import { createRounds, type KioskPace, kioskPace } from './rounds'
import { openVisits, type Visits } from './visits'

export type KioskOptions = {
  /** Whether a card reader is configured; default: none is. */
  hasReader?: () => boolean
  /** What the printer is loaded with; default: a roll of 80 mm. */
  receiptPaper?: () => KioskState['receiptPaper']
  folder: string
  link: CenterLink
  /** The station while this host is a kiosk; null else. */
  station: () => Station | null
  heartbeat: Center['heartbeat']
  report: (fault: unknown) => void
  now?: () => number
  random?: () => number
  pace?: Partial<KioskPace>
  lock?: Promise<SystemLock>
}

/** What the heartbeat says of a kiosk besides what it says of every terminal. */
export type KioskFacts = { unprinted: number; paper: Paper; lock: SystemLock }

/** What a kiosk's host does in place of its page, which opens no store. */
export type Kiosk = {
  catalogue(): KioskCatalogue
  state(): KioskState
  takeIn(item: SealedIntake): Promise<number>
  leave(pin: string): Promise<LeaveRefusal | null>
  readonly prints: PrintQueue
  readonly visits: Visits
  facts(): KioskFacts
  /** Calls back at each news until the answered function is called; how things stand comes at once. */
  listen(told: (event: KioskEvent) => void): () => void
  /** After a slip was printed or was not. */
  told(): void
  /** At the start, and when the station is another: ends what was begun for the one before and begins anew. */
  follow(): void
  close(): void
}

async function openParts({ folder, link, station, report }: KioskOptions, now: () => number) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    queue: await openIntakeQueue(join(folder, 'intake'), now, report),
    prints: await openPrintQueue(join(folder, 'prints.json'), now),
    visits: await openVisits(join(folder, 'visits.json')),
    leave: await openLeave(join(folder, 'leave.json'), now),
    catalogue: await openCatalogue({
      path: join(folder, 'catalogue.json'),
      of: () => station()?.deviceId ?? '',
      database: () => link.database('catalogue'),
      terminals: link.terminals,
      authorization: link.authorization,
      now,
    }),
  }
}

/** What the host cannot know of itself: how the machine is fitted out. */
const fittings = ({ hasReader, receiptPaper }: KioskOptions) => ({
  reader: hasReader?.() ?? false,
  receiptPaper: receiptPaper?.() ?? '80mm',
})

/** Opens what a kiosk's host keeps. Nothing goes to the center before `follow`, and nothing ever does on a desk. */
export async function openKiosk(options: KioskOptions): Promise<Kiosk> {
  const { link, station, now = Date.now, random = Math.random } = options
  const { queue, prints, visits, leave, catalogue } = await openParts(options, now)
  let lock: SystemLock = 'unknown'
  const begin = () => {
    if (!station()) return
    void (options.lock ?? probeLock()).then((found) => {
      lock = found
    })
    rounds.start()
  }
  const listeners = new Set<(event: KioskEvent) => void>()
  const tell = (event: KioskEvent) => {
    for (const listener of listeners) listener(event)
  }
  const tellState = () => tell({ kind: 'state', state: state() })
  const tellCatalogue = () => tell({ kind: 'catalogue', version: catalogue.stand().version })
  const rounds = createRounds({
    link,
    heartbeat: options.heartbeat,
    catalogue,
    queue,
    pace: { ...kioskPace, ...options.pace },
    random,
    tell: { catalogue: tellCatalogue, state: tellState },
  })
  const state = (): KioskState => ({
    online: rounds.online(),
    ...queue.counts(),
    unprinted: prints.unprinted(),
    paper: prints.paper(),
    recipients: catalogue.recipients(),
    catalogueAt: catalogue.stand().at,
    lock,
    ...fittings(options),
    leavePausedUntil: leave.pausedUntil(),
  })

  return {
    catalogue: catalogue.read,
    state,
    prints,
    visits,
    facts: () => ({ unprinted: prints.unprinted(), paper: prints.paper(), lock }),
    takeIn: async (item) => {
      await queue.add(item)
      rounds.ring()
      tellState()
      return queue.counts().unsent
    },
    leave: async (pin) => {
      const refusal = await leave.attempt(pin, catalogue.leaveOrder(station()?.deviceId ?? ''))
      if (refusal?.error === 'leave-paused') tellState()
      return refusal
    },
    listen: (told) => {
      listeners.add(told)
      told({ kind: 'catalogue', version: catalogue.stand().version })
      told({ kind: 'state', state: state() })
      return () => void listeners.delete(told)
    },
    told: tellState,
    follow: () => {
      rounds.stop()
      begin()
      tellCatalogue()
      tellState()
    },
    close: () => {
      rounds.stop()
      listeners.clear()
    },
  }
}
