import { openReader } from '../../../data/reader'
import { dayOf } from '../../../lib/time'
import { type Place, placeSchema, type Resident, residentSchema } from '../schema'
import { openCache } from './cache'
import { createRosterCore, type RosterCore } from './core'
import { createKeeper, type Keeper } from './keeper'
import type { Answers, Notice, Reply, Request } from './protocol'

/** Rest after the last change before the cache is written: a batch of writes is kept once. */
const restMs = 15_000

const post = (reply: Reply) => self.postMessage(reply)

const makeCore = (): RosterCore => createRosterCore({ today: () => dayOf(Date.now()) })

let core = makeCore()
let keeper: Keeper | null = null
let saving: ReturnType<typeof setTimeout> | undefined

function saveLater(): void {
  clearTimeout(saving)
  saving = setTimeout(async () => {
    try {
      await keeper?.catchUp()
      await keeper?.save()
    } catch {
      // The cache only makes the next start quicker; a full disk is told by whoever writes records.
    }
  }, restMs)
}

async function verifyQuietly(): Promise<void> {
  try {
    if (await keeper?.verify()) post({ changed: true })
  } catch {
    // The store was closed meanwhile.
  }
}

async function open(databaseName: string): Promise<void> {
  const residents = await openReader<Resident>({ databaseName, collection: 'residents', schema: residentSchema })
  const places = await openReader<Place>({ databaseName, collection: 'places', schema: placeSchema })
  const renew = () => {
    core = makeCore()
  }
  keeper = createKeeper({ core: () => core, renew, residents, places, cache: openCache(databaseName) })
  await keeper.fill()
  // The orders and the figures are made while nobody waits for them yet.
  core.query({ text: '', sort: 'relevance' }, 0, 1)
  saveLater()
  setTimeout(verifyQuietly, 2_000)
}

async function answer(request: Request): Promise<Answers[keyof Answers]> {
  switch (request.ask) {
    case 'open':
      await open(request.databaseName)
      return null
    case 'query':
      return core.query(request.query, request.from, request.count)
    case 'facets':
      return core.facets()
    case 'placesBelow':
      return core.placesBelow(request.parentId)
    case 'pathOf':
      return core.pathOf(request.placeId)
  }
}

function take(notice: Notice): void {
  if (notice.tell === 'people') core.changePeople(notice.changes)
  else core.changePlaces(notice.changes)
  saveLater()
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
