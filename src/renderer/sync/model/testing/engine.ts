import type { Dice } from './dice'
import type { KillableDisk } from './killable-disk'
import type { Link } from './link'
import type { MemoryJournal } from './memory-journal'
import type { Field } from './model-record'
import type { VirtualTime } from './virtual-time'

export type Badge = { state: string; unsent: number; problems: readonly unknown[] }

/** One run of the program of a terminal. */
export type Running = {
  write: (id: string, field: Field, value: string) => Promise<void>
  create: (ids: string[], field: Field, values: string[]) => Promise<void>
  erase: (id: string) => Promise<void>
  /** What the person sees. */
  living: () => Promise<Record<string, unknown>[]>
  badge: () => Badge | null
  /** By hand; resolves when it was tried. */
  sync: () => Promise<void>
  /** Where the center is taken for another one, somebody chooses to send everything again. */
  choose: () => Promise<void>
  /** Ends as a program does that is closed; never called of one that was killed. */
  stop: () => Promise<void>
  /** Frees what a dead program holds of this realm (RxDB counts open collections), without touching its disk. */
  bury: () => void
}

export type Machine = {
  index: number
  disk: KillableDisk
  journal: MemoryJournal
  link: Link
  time: VirtualTime
  dice: Dice
  /** The clock on its wall, milliseconds since 1970. */
  clock: () => number
  sealed: boolean
  badgeChanged: (badge: Badge) => void
}

export type Engine = { name: 'ours' | 'stock'; start: (machine: Machine) => Promise<Running> }
