import type { Store } from '../../src/renderer/data/open'
import { type Place, placeSchema, type Resident, residentSchema } from '../../src/renderer/modules/roster/schema'
import { createRosterCore, type RosterCore } from '../../src/renderer/modules/roster/search/core'
import { personOf, spotOf } from '../../src/renderer/modules/roster/search/person'
import { openRosterIndex } from '../../src/renderer/modules/roster/search/roster-index'
import type { RosterIndex, RosterQuery } from '../../src/renderer/modules/roster/search/types'
import { openAppStore } from './app-store'
import { readAll, storeName } from './records'

/** For each kind of term, texts as somebody types them: every beginning of a term, one after the other. */
export type Typed = Record<string, string[][]>

let residents: Resident[] = []
let core: RosterCore
let lines: string[] = []

const initialsOf = (pinyin: string) =>
  pinyin
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('')

/** Reads the store, builds the index of the app and the plain array it is compared with. Milliseconds. */
export async function load(): Promise<{ people: number; indexMs: number; linesMs: number }> {
  const name = await storeName()
  residents = await readAll<Resident>(name, 'residents', residentSchema)
  const places = await readAll<Place>(name, 'places', placeSchema)
  const start = performance.now()
  core = createRosterCore({ today: () => '2026-11-23' })
  core.changePlaces({ put: places.map(spotOf), gone: [] })
  core.changePeople({ put: residents.map(personOf), gone: [] })
  core.query(query('王'), 0, 50)
  const indexed = performance.now()
  const spots = new Map(places.map((place) => [place.id, place]))
  const addressOf = (id: string | undefined): string => {
    const place = spots.get(id ?? '')
    return place ? [addressOf(place.parentId), place.name].filter(Boolean).join('-') : ''
  }
  const known = new Map<string, string>()
  lines = residents.map((person) => {
    const dwelling = person.dwellingId ?? ''
    const address = known.get(dwelling) ?? addressOf(dwelling)
    known.set(dwelling, address)
    const { name, namePinyin, citizenNumber = '', phones = [] } = person
    return [name, namePinyin.replaceAll(' ', ''), initialsOf(namePinyin), citizenNumber, ...phones, address]
      .join('|')
      .toLowerCase()
  })
  return { people: residents.length, indexMs: indexed - start, linesMs: performance.now() - indexed }
}

export const query = (text: string): RosterQuery => ({ text, sort: 'relevance' })

const beginnings = (term: string): string[] => [...term].map((_, index, all) => all.slice(0, index + 1).join(''))

/** Terms of people who are there, `count` of each kind. */
export function terms(count: number): Typed {
  const step = Math.max(1, Math.floor(residents.length / count))
  const some = residents.filter((_, index) => index % step === 0).slice(0, count)
  const typed = (pick: (person: Resident) => string | undefined) =>
    some.flatMap((person) => (beginnings(pick(person) ?? '').length > 0 ? [beginnings(pick(person) ?? '')] : []))
  const addresses = some.flatMap((person) => {
    const { rows } = core.query({ text: person.name, dwellingId: person.dwellingId ?? '', sort: 'relevance' }, 0, 1)
    const seat = /\d+(-\d+)+$/.exec(rows[0]?.address ?? '')?.[0]
    return seat ? [beginnings(seat)] : []
  })
  return {
    'one character': some.map(({ name }) => [name.charAt(0)]),
    name: typed(({ name }) => name),
    'full pinyin': typed(({ namePinyin }) => namePinyin.replaceAll(' ', '')),
    initials: typed(({ namePinyin }) => initialsOf(namePinyin)),
    'number tail': typed(({ citizenNumber }) => citizenNumber?.slice(-6)),
    'phone tail': typed(({ phones }) => phones?.[0]?.slice(-4)),
    address: addresses,
  }
}

function time(typed: string[][], ask: (text: string) => unknown): number[] {
  return typed.flatMap((texts) =>
    texts.map((text) => {
      const start = performance.now()
      ask(text)
      return performance.now() - start
    }),
  )
}

/** Milliseconds of each keystroke inside the index: found, ranked, the first window of rows made. */
export const timeCore = (typed: string[][]): number[] => time(typed, (text) => core.query(query(text), 0, 50))

/** The plainest way: one array of strings, `includes` on each, unranked. */
export const timeScan = (typed: string[][]): number[] =>
  time(typed, (text) => lines.filter((line) => line.includes(text.toLowerCase())).length)

let store: Store
let index: RosterIndex

/** Opens the store and the index as the app does, with its own built workers; milliseconds from the one to the other. */
export async function openIndex(
  workerUrl: string,
  storeUrl: string,
): Promise<{ storeMs: number; readyMs: number; firstRowsMs: number }> {
  const start = performance.now()
  ;({ store } = await openAppStore(storeUrl, await storeName()))
  const opened = performance.now()
  const worker = new Worker(workerUrl, { type: 'module' })
  index = openRosterIndex(
    store.name,
    store.data,
    {
      postMessage: (message) => worker.postMessage(message),
      listen(onReply, onFault) {
        worker.onmessage = ({ data }) => onReply(data)
        worker.onerror = ({ message }) => onFault(message)
      },
      close: () => worker.terminate(),
    },
    store.key,
  )
  await index.ready
  const ready = performance.now()
  await index.query(query(''), 0, 50)
  return { storeMs: opened - start, readyMs: ready - opened, firstRowsMs: performance.now() - opened }
}

/** Milliseconds of each keystroke as the page sees it: asked of the worker, fifty rows in hand. */
export async function timeIndex(typed: string[][]): Promise<number[]> {
  const samples: number[] = []
  for (const text of typed.flat()) {
    const start = performance.now()
    await index.query(query(text), 0, 50)
    samples.push(performance.now() - start)
  }
  return samples
}

/** What RxDB itself offers: a regular expression over the names in the Dexie storage. */
export async function timeRegex(texts: string[]): Promise<number[]> {
  const samples: number[] = []
  for (const text of texts) {
    const start = performance.now()
    await store.data.residents.find({ selector: { name: { $regex: text } } }).exec()
    samples.push(performance.now() - start)
  }
  return samples
}
