import { openReader } from '../../../data/reader'
import { dayOf } from '../../../lib/time'
import { type Place, placeSchema, type Resident, residentSchema } from '../schema'
import { openCache } from './cache'
import { createRosterCore, type RosterCore } from './core'
import { createKeeper, type Keeper } from './keeper'
import type { Answers, Notice, Reply, Request } from './protocol'

/** Rest after the last change before the cache is written: a batch of writes is kept once. */
const restMs = 15_000

/** Rest before the index is compared with the store. */
const verifyMs = 2_000

/** While much is written the index reads a part along, but leaves nineteen twentieths of the time to whoever writes. */
const mostAlong = 2_000
const restPerReading = 19
const [shortestRestMs, longestRestMs] = [1_000, 30_000]

/** So long after the last of a flood it is over, and what is still missing is read at once. */
const quietMs = 400

const post = (reply: Reply) => self.postMessage(reply)

const makeCore = (kept?: Uint8Array<ArrayBuffer>): RosterCore =>
  createRosterCore({ today: () => dayOf(Date.now()), ...(kept ? { kept } : {}) })

let core = makeCore()
let keeper: Keeper | null = null
let saving: ReturnType<typeof setTimeout> | undefined
let verifying: ReturnType<typeof setTimeout> | undefined
let nextReading: ReturnType<typeof setTimeout> | undefined
let quiet: ReturnType<typeof setTimeout> | undefined
let isReading = false
/** There is more in the store than was read, and somebody has asked since the last reading. */
let [isBehind, isAsked] = [false, false]
/** Somebody was told that the figures are not complete: they hear when they are, also where nothing came of it. */
let isAwaited = false
let restUntil = 0

async function save(): Promise<void> {
  // It is asked for again when the rest was read.
  if (isBehind) return
  try {
    await keeper?.catchUp()
    await keeper?.save()
  } catch {
    // The cache only makes the next start quicker; a full disk is told by whoever writes records.
  }
}

async function verify(): Promise<void> {
  if (isBehind) return
  try {
    if (await keeper?.verify()) post({ changed: true })
  } catch {
    // The store was closed meanwhile.
  }
}

/** What is done when nothing has changed for a while. */
function restLater(): void {
  clearTimeout(saving)
  clearTimeout(verifying)
  saving = setTimeout(save, restMs)
  verifying = setTimeout(verify, verifyMs)
}

/** Reads what was written: of a flood that goes on a part, else all. */
async function readAlong({ isFlood }: { isFlood: boolean }): Promise<void> {
  clearTimeout(nextReading)
  nextReading = undefined
  if (!isFlood) clearTimeout(quiet)
  if (isReading) {
    if (!isFlood) quiet = setTimeout(readRest, quietMs)
    return
  }
  isReading = true
  isBehind = isFlood
  isAsked = false
  const start = Date.now()
  let read = 0
  try {
    read = (await keeper?.catchUp(isFlood ? mostAlong : undefined)) ?? 0
  } catch {
    // The store was closed meanwhile; if it was not, the comparison at rest finds what is missing.
  }
  isReading = false
  if (read > 0 || isAwaited) post({ changed: true })
  isAwaited = false
  const rest = (Date.now() - start) * restPerReading
  restUntil = Date.now() + Math.min(Math.max(rest, shortestRestMs), longestRestMs)
  restLater()
}

const readPart = () => void readAlong({ isFlood: true })
const readRest = () => void readAlong({ isFlood: false })

/** Reads along if somebody looks: while nobody does, the time belongs to whoever writes. */
function readSoon(): void {
  if (isBehind && isAsked) nextReading ??= setTimeout(readPart, Math.max(0, restUntil - Date.now()))
}

/** Much was written: read along from time to time while more comes, and all of it as soon as no more comes. */
function fallBehind(): void {
  isBehind = true
  clearTimeout(quiet)
  quiet = setTimeout(readRest, quietMs)
  readSoon()
}

async function open(databaseName: string, key: CryptoKey | null): Promise<void> {
  const cache = openCache(databaseName, key)
  const loading = cache.load()
  // It is asked for again when the readers are open; until then a failure is nobody's.
  loading.catch(() => undefined)
  const [residents, places] = await Promise.all([
    openReader<Resident>({ databaseName, collection: 'residents', schema: residentSchema, key }),
    openReader<Place>({ databaseName, collection: 'places', schema: placeSchema, key }),
  ])
  const renew = (kept?: Uint8Array<ArrayBuffer>) => {
    core = makeCore(kept)
  }
  keeper = createKeeper({ core: () => core, renew, residents, places, cache: { ...cache, load: () => loading } })
  await keeper.fill()
  // The first rows are found while nobody waits for them yet.
  core.query({ text: '', sort: 'relevance' }, 0, 1)
  restLater()
}

function figures(): Answers['facets'] {
  const isComplete = !isBehind && !isReading
  if (!isComplete) isAwaited = true
  return { ...core.facets(), isComplete }
}

async function answer(request: Request): Promise<Answers[keyof Answers]> {
  isAsked = request.ask !== 'open'
  readSoon()
  switch (request.ask) {
    case 'open':
      await open(request.databaseName, request.key)
      return null
    case 'query':
      return core.query(request.query, request.from, request.count)
    case 'facets':
      return figures()
    case 'placesBelow':
      return core.placesBelow(request.parentId)
    case 'pathOf':
      return core.pathOf(request.placeId)
  }
}

function take(notice: Notice): void {
  if (notice.tell === 'behind') {
    fallBehind()
    return
  }
  if (notice.tell === 'people') keeper ? keeper.takePeople(notice.changes) : core.changePeople(notice.changes)
  else keeper ? keeper.takePlaces(notice.changes) : core.changePlaces(notice.changes)
  restLater()
  post({ changed: true })
}

self.onmessage = async ({ data }: MessageEvent<Request | Notice>) => {
  if ('tell' in data) {
    take(data)
    return
  }
  try {
    post({ id: data.id, ok: true, answer: await answer(data) })
  } catch (error) {
    post({ id: data.id, ok: false, message: error instanceof Error ? error.message : String(error) })
  }
}
