import type { RxStorage } from 'rxdb'
import { type RecordOf, record } from '../../data/record'
import type { TestCenter } from './endpoint'
import type { LinkProxy } from './proxy'

/** What the tables of faults write: a record as small as can be, with a field for each of several hands. */
export const paperSchema = record({
  version: 0,
  properties: {
    name: { type: 'string', maxLength: 60 },
    note: { type: 'string', maxLength: 500 },
    workplace: { type: 'string', maxLength: 60 },
    phone: { type: 'string', maxLength: 20 },
  },
  required: ['name'],
})
export type Paper = RecordOf<typeof paperSchema>
export type PaperDraft = Pick<Paper, 'id' | 'name'> & PaperPatch
export type PaperPatch = Partial<Pick<Paper, 'note' | 'workplace' | 'phone' | 'name'>>

export type Disk = RxStorage<unknown, unknown>

/** One terminal at one center behind a link of its own, whichever engine keeps it in step. */
export type Client = {
  engine: 'stock' | 'ours'
  proxy: LinkProxy
  insert: (...drafts: PaperDraft[]) => Promise<void>
  change: (id: string, patch: PaperPatch) => Promise<void>
  erase: (id: string) => Promise<void>
  /** As the person at this terminal sees it. */
  read: (id: string) => Promise<PaperDraft | null>
  ids: () => Promise<string[]>
  /** What it told of since it was opened, as codes or messages. */
  told: () => string[]
  /** Nothing moves because the center is another one, and somebody must choose. */
  isPaused: () => boolean
  /** Chooses to send everything again. */
  pushAll: () => Promise<void>
  /** Asks for a round where that can be asked for by hand (the stock plugin goes by itself). */
  sync: () => Promise<void>
  stop: () => Promise<void>
}

export type ClientOptions = {
  center: TestCenter
  proxy: LinkProxy
  disk?: Disk
  /** The same name on the same disk is the same terminal after a restart. */
  name?: string
  /** Only reads of the center, as a first set-up may: the stock plugin without `push`. */
  direction?: 'pull' | 'both'
  /** How far the clock of this machine is off, milliseconds. */
  clockOffMs?: number
}

export type OpenClient = (options: ClientOptions) => Promise<Client>

export const fieldsOf = ({ id, name, note, workplace, phone }: PaperDraft): PaperDraft =>
  JSON.parse(JSON.stringify({ id, name, note, workplace, phone }))

let named = 0
export const newName = () => `terminal${++named}`
