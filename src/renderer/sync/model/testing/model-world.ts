import { createDice, type Dice } from './dice'
import type { Badge, Engine, Machine, Running } from './engine'
import { createFakeCenter, type Doc, type FakeCenter } from './fake-center'
import { createKillableDisk } from './killable-disk'
import { createLedger, type Ledger } from './ledger'
import { createLink } from './link'
import { createMemoryJournal } from './memory-journal'
import { collection } from './model-record'
import type { Schedule } from './schedule'
import { createVirtualTime, type VirtualTime } from './virtual-time'

/**
 * `hasForgotten`: its store lost what the center holds, which comes again with the next rounds.
 */
export type Terminal = {
  index: number
  machine: Machine
  running: Running | null
  offMs: number
  hasForgotten: boolean
}

export type World = {
  engine: Engine['name']
  time: VirtualTime
  dice: Dice
  center: FakeCenter
  ledger: Ledger
  terminals: Terminal[]
  /** What was found wrong, by kind. */
  found: { kind: 'lost' | 'diverged' | 'resurrected' | 'lied' | 'stuck'; what: string }[]
  told: (line: string) => void
  start: (terminal: Terminal) => Promise<void>
  faults: () => number
  /** 1, 2, 3 … */
  count: () => number
}

/** 2027-01-01T00:00:00Z */
const firstDay = 1_798_761_600_000
let worlds = 0

/**
 * Each world begins days after the one before it: RxDB remembers the latest moment it has seen in this realm and never
 * goes back, so that a schedule played second would not happen as one played alone.
 */
function nextBeginning(): number {
  worlds += 1
  return firstDay + worlds * 3 * 86_400_000
}

const epoch: Doc = { _id: '_design/epoch', epoch: '00000000-0000-4000-8000-000000000000', createdAt: '2027-01-01T00:00:00.000Z' }

/** The badge may not say that all is sent while a write that was answered "saved" is not at the center. */
function watchBadge(world: World, terminal: Terminal) {
  return ({ state }: Badge) => {
    if (state !== 'synced' || world.found.length > 20) return
    const [unsent] = world.ledger.unsentOf(terminal.index, world.center)
    if (unsent) world.told(`!! terminal ${terminal.index} says synced while ${unsent} is unsent`)
    if (unsent) world.found.push({ kind: 'lied', what: `terminal ${terminal.index} says synced while ${unsent} is unsent` })
  }
}

export function createWorld(schedule: Schedule, engine: Engine, trace: (line: string) => void): World {
  const began = nextBeginning()
  const time = createVirtualTime(began)
  const dice = createDice(schedule.dice)
  const center = createFakeCenter({ sequences: schedule.sequences, random: dice.random })
  center.put(epoch)
  let [faultsOfTheDead, counted] = [0, 0]
  const told = (line: string) => trace(`${((time.now() - began) / 1000).toFixed(3)} ${line}`)
  const newLink = (index: number) => {
    const link = createLink({ center, collection, time, dice, told: (line) => told(`${index} ${line}`) })
    link.trouble(schedule.rate)
    return link
  }
  const world: World = {
    engine: engine.name,
    time,
    dice,
    center,
    ledger: createLedger(),
    terminals: [],
    found: [],
    told,
    count: () => ++counted,
    faults: () => faultsOfTheDead + world.terminals.reduce((sum, { machine }) => sum + machine.link.faults(), 0),
    async start(terminal) {
      const { machine } = terminal
      faultsOfTheDead += machine.link.faults()
      const before = machine.link
      machine.link = newLink(terminal.index)
      machine.link.plug(before.isUp())
      machine.badgeChanged = watchBadge(world, terminal)
      const starting = engine.start(machine)
      if (!(await time.until(starting, 600_000)))
        world.found.push({ kind: 'stuck', what: `terminal ${terminal.index} does not start` })
      else terminal.running = await starting
    },
  }
  for (let index = 0; index < schedule.clients; index += 1) {
    const clock = () => time.now() + terminal.offMs
    const terminal: Terminal = {
      index,
      running: null,
      offMs: 0,
      hasForgotten: false,
      machine: {
        index,
        disk: createKillableDisk(time, dice),
        journal: createMemoryJournal(time, dice, clock),
        link: newLink(index),
        time,
        dice,
        clock,
        sealed: schedule.sealed,
        badgeChanged: () => undefined,
      },
    }
    world.terminals.push(terminal)
  }
  return world
}
