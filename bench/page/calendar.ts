import '../../src/renderer/app/first'
import { createContext } from '../../src/renderer/data/create-context'
import { openStore, type Store } from '../../src/renderer/data/open'
import { createOutbox, syncContext } from '../../src/renderer/data/outbox'
import { browserStorage } from '../../src/renderer/data/storage'
import { createVault, type Vault } from '../../src/renderer/data/vault'
import { importKey } from '../../src/renderer/lib/seal'
import { figuresOf } from '../../src/renderer/modules/overview/rules'
import { requestSchema } from '../../src/renderer/modules/requests/schema'
import { boardOf } from '../../src/renderer/modules/requests/subject-board'
import { filterSubjects, inOrder, type SubjectFilters } from '../../src/renderer/modules/requests/subject-filters'
import type { SubjectState } from '../../src/renderer/modules/requests/subject-rules'
import { calendarOf } from '../../src/renderer/modules/tours/calendar-of'
import { calendarRecords } from '../../src/renderer/modules/tours/queries'
import { type Stop, stopsIn } from '../../src/renderer/modules/tours/rules'
import { type TourRecord, tourSchema } from '../../src/renderer/modules/tours/schema'
import { conflictHandler } from '../../src/renderer/sync/merge'
import { calendarDrafts, estates, requestDrafts, today, year } from './calendar-records'

const name = `bench-calendar-${Date.now()}`
let vault: Vault
let store: Store
let states: readonly SubjectState[] = []
let records: TourRecord[] = []

const page = 1000

async function fill(collection: string, drafts: readonly object[]): Promise<void> {
  const instance = await vault.instance(collection)
  for (let from = 0; from < drafts.length; from += page) {
    const rows = drafts.slice(from, from + page).map((document) => ({ document }))
    const { error } = await instance.bulkWrite(rows as never, syncContext)
    if (error.length > 0) throw new Error(`the store answered ${error[0]?.status}`)
  }
}

/** A sealed store on the disk with a year of tours and so many requests. Answers how many records it has. */
export async function make(requests: number): Promise<number> {
  const key = await importKey(crypto.getRandomValues(new Uint8Array(32)))
  const definitions = { tours: tourSchema, requests: requestSchema }
  vault = createVault({ name, storage: browserStorage(), key, journal: null, definitions, outbox: createOutbox() })
  const all = { tours: calendarDrafts(), requests: requestDrafts(requests) }
  await fill('tours', all.tours)
  await fill('requests', all.requests)
  const collections = { tours: { schema: tourSchema }, requests: { schema: requestSchema } }
  store = await openStore({ name, storage: { vault }, collections, conflictHandler })
  return all.tours.length + all.requests.length
}

/** Milliseconds of the first reading: what a screen waits for once after the start. */
export async function readFirst(): Promise<{ boardMs: number; calendarMs: number; stops: number; requests: number }> {
  const start = performance.now()
  const board = boardOf(store.data)
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      const fault = board.fault()
      if (fault) reject(fault)
      if (board.current()) resolve()
    }
    board.onChange(look)
    look()
  })
  states = board.current() ?? []
  const read = performance.now()
  records = (await calendarRecords(store.data).exec()).map((found) => found.toMutableJSON())
  const calendarMs = performance.now() - read
  return { boardMs: read - start, calendarMs, stops: stopsIn(calendarOf(records), year).length, requests: states.length }
}

/** The plainest way: the rows of the same store out of Dexie alone, unsealed by nobody, understood by nobody. */
export async function readRows(): Promise<number> {
  const instance = await vault.raw('requests')
  const start = performance.now()
  for (let checkpoint: unknown; ; ) {
    const answer = await instance.getChangedDocumentsSince?.(5000, checkpoint)
    if (!answer || answer.documents.length === 0) return performance.now() - start
    checkpoint = answer.checkpoint
  }
}

const time = (count: number, act: (round: number) => unknown): number[] =>
  Array.from({ length: count }, (_, round) => {
    const start = performance.now()
    act(round)
    return performance.now() - start
  })

const filters: SubjectFilters[] = [
  { kind: 'request', stage: 'execute' },
  { kind: 'request', severity: 3, only: 'running' },
  { kind: 'ticket', estateId: estates[2] ?? '', age: 'month' },
  { kind: 'ticket', only: 'late' },
  { kind: 'request', typed: '路灯 三单元' },
]

/** Milliseconds of each time the requests are listed, filtered and counted for the charts. */
export function timeRequests(count: number) {
  return {
    list: time(count, (round) =>
      inOrder(filterSubjects(states, { kind: round % 2 ? 'ticket' : 'request' }, today), today).slice(0, 50),
    ),
    filter: time(count, (round) =>
      inOrder(filterSubjects(states, filters[round % filters.length] ?? { kind: 'request' }, today), today),
    ),
    chart: time(count, (round) => figuresOf(states, round % 2 ? 'ticket' : 'request', today)),
    plain: time(count, (round) => states.filter(({ subject }) => subject.title.includes(round % 2 ? '灯' : '水')).length),
  }
}

const perMonth = (stops: readonly Stop[]) => {
  const counts = new Map<string, number>()
  for (const { day, stopStatus } of stops) {
    const key = `${day.slice(0, 7)} ${stopStatus}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Milliseconds of each time the calendar is laid out for a year, for what one estate and team have of it, and counted by month. */
export function timeCalendar(count: number) {
  const calendar = calendarOf(records)
  const days = records.map(({ day = '' }) => day)
  return {
    list: time(count, () => stopsIn(calendar, year)),
    filter: time(count, (round) =>
      stopsIn(calendar, year).filter(({ estateId }) => estateId === estates[round % estates.length]),
    ),
    chart: time(count, () => perMonth(stopsIn(calendar, year))),
    plain: time(count, () => days.filter((day) => day >= year.from && day <= year.to).sort().length),
  }
}

/** Milliseconds from a step that is written until list and chart are made anew with it. */
export async function timeSteps(count: number): Promise<number[]> {
  const context = createContext({
    store,
    station: { deviceId: 'bench000', centerCode: '420106012003', citySalt: 'only ids are made of it' },
    actor: { id: 'worker-bench', name: 'bench' },
    may: () => true,
  })
  const board = boardOf(store.data)
  const open = states.filter(({ stage }) => stage === 'open').slice(0, count)
  const samples: number[] = []
  for (const { subject } of open) {
    const start = performance.now()
    const changed = new Promise<void>((resolve) => {
      const stop = board.onChange(() => {
        stop()
        resolve()
      })
    })
    const step = { id: `step-bench-${subject.id}`, kind: 'step' as const, subjectId: subject.id, step: 'assign' as const }
    await context.write('requests', { ...step, day: today, assigneeId: 'worker-1' })
    await changed
    const now = board.current() ?? []
    inOrder(filterSubjects(now, { kind: 'ticket' }, today), today).slice(0, 50)
    figuresOf(now, 'ticket', today)
    samples.push(performance.now() - start)
  }
  return samples
}

export async function remove(): Promise<void> {
  await store.remove()
  await vault.close()
}
