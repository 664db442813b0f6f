import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import {
  attend,
  callMeeting,
  changeMeeting,
  correctResolution,
  keepMinute,
  resolve,
  setPresent,
  sittingOf,
} from './council-operations'
import { makeProject, makeRequest } from './council-result-operations'
import { isOvercast } from './council-rules'
import { requestSchema } from './schema'

const collections = { requests: { schema: requestSchema }, catalogue: { schema: catalogueSchema } }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)

async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  const { context, close } = await openTestContext({ collections, ...(may ? { may } : {}) })
  closing.push(close)
  return context
}
const evening = {
  title: '十一月议事会',
  day: '2026-11-23',
  startsAt: '19:00',
  place: '驿站二楼',
  estateId: 'estate-1',
  agenda: ['停车', '路灯', ' '],
}
const lamps = { title: '3 栋门前装路灯', body: '两盏', inFavour: 2, against: 0, abstained: 1 }

async function sitDown(context: Context): Promise<{ meetingId: string; ids: string[] }> {
  const { id: meetingId } = made(await callMeeting(context, evening))
  const ids: string[] = []
  for (const name of ['陈桂英', '王建国', '李军']) ids.push(made(await attend(context, { meetingId, name, role: '居民代表' })).id)
  return { meetingId, ids }
}

describe('a council at one desk', () => {
  test('meets, votes with no more votes than people, and keeps its minute', async () => {
    const context = await openDesk()
    const { meetingId, ids } = await sitDown(context)
    expect(made(await keepMinute(context, { id: meetingId, minute: ' 议定两件事。 ' })).minute).toBe('议定两件事。')
    expect([
      codeOf(await callMeeting(context, evening)),
      codeOf(await attend(context, { meetingId, name: ' 李军 ' })),
      codeOf(await resolve(context, { meetingId, ...lamps, inFavour: 3 })),
      codeOf(await resolve(context, { meetingId, ...lamps })),
      codeOf(await resolve(context, { meetingId, ...lamps })),
      codeOf(await setPresent(context, { id: ids[0] ?? '', present: false })),
    ]).toEqual(['exists', 'already-here', 'votes-over', 'ok', 'exists', 'voted'])
    const { present, resolutions } = await sittingOf(context, meetingId)
    const [resolution] = resolutions
    const id = resolution?.id ?? ''
    expect([present, resolution?.inFavour, resolution?.abstained]).toEqual([3, 2, 1])
    made(await correctResolution(context, { id, ...lamps, abstained: 0 }))
    made(await setPresent(context, { id: ids[0] ?? '', present: false }))
    expect((await sittingOf(context, meetingId)).present).toBe(2)
    made(await attend(context, { meetingId, name: '陈桂英' }))
    const changed = made(await changeMeeting(context, { ...evening, id: meetingId, startsAt: '', place: '' }))
    expect([changed.agenda, changed.startsAt, changed.place]).toEqual([['停车', '路灯'], undefined, undefined])
  })

  test('what was carried becomes a request, another a project; what was not becomes nothing', async () => {
    const context = await openDesk()
    const { meetingId } = await sitDown(context)
    const vote = async (title: string, inFavour: number) =>
      made(await resolve(context, { meetingId, ...lamps, title, inFavour, abstained: 0 })).id
    const [first, second, third] = [await vote('装路灯', 2), await vote('建花园', 3), await vote('收停车费', 1)]
    const requestId = made(await makeRequest(context, { id: first, severity: 2 }))
    const request = await context.data.requests.findOne(requestId).exec()
    expect([request?.kind, request?.title, request?.severity, request?.originId, request?.estateId]).toEqual([
      'request',
      '装路灯',
      2,
      first,
      'estate-1',
    ])
    const projectId = made(await makeProject(context, { id: second, projectKind: 'publicProject' }))
    const project = await context.data.catalogue.findOne(projectId).exec()
    expect([project?.kind, project?.projectKind, project?.stage, project?.title]).toEqual([
      'coProject',
      'publicProject',
      'plan',
      '建花园',
    ])
    expect([
      codeOf(await makeRequest(context, { id: first, severity: 2 })),
      codeOf(await makeProject(context, { id: third, projectKind: 'coProject' })),
      codeOf(await correctResolution(context, { id: first, ...lamps })),
    ]).toEqual(['became', 'not-carried', 'became'])
  })

  test('without the right nothing is written', async () => {
    const context = await openDesk(() => false)
    expect([
      codeOf(await callMeeting(context, evening)),
      codeOf(await changeMeeting(context, { ...evening, id: 'a' })),
      codeOf(await keepMinute(context, { id: 'a', minute: '' })),
      codeOf(await attend(context, { meetingId: 'a', name: '甲' })),
      codeOf(await setPresent(context, { id: 'a', present: true })),
      codeOf(await resolve(context, { meetingId: 'a', ...lamps })),
      codeOf(await correctResolution(context, { id: 'a', ...lamps })),
      codeOf(await makeRequest(context, { id: 'a', severity: 1 })),
    ]).toEqual(new Array(8).fill('not-allowed'))
  })
})

test('two desks that could not hear each other: one meeting, one request; more votes than people are seen at both', async () => {
  const place = await openPlace(collections)
  closing.push(place.close)
  const [one, two] = [await place.station(), await place.station()]
  const { meetingId, ids } = await sitDown(one.context)
  expect((await callMeeting(two.context, evening)).ok).toBe(true)
  await syncAll(one, two, one)
  const resolution = made(await resolve(one.context, { meetingId, ...lamps, inFavour: 3, abstained: 0 }))
  made(await setPresent(two.context, { id: ids[0] ?? '', present: false }))
  await syncAll(one, two, one)
  for (const { context } of [one, two]) {
    const { present, resolutions } = await sittingOf(context, meetingId)
    expect([present, resolutions.filter((known) => isOvercast(known, present)).length]).toEqual([2, 1])
    expect(codeOf(await makeRequest(context, { id: resolution.id, severity: 1 }))).toBe('votes-over')
  }
  made(await setPresent(one.context, { id: ids[0] ?? '', present: true }))
  await syncAll(one, two)
  const results = [
    made(await makeRequest(one.context, { id: resolution.id, severity: 1 })),
    made(await makeRequest(two.context, { id: resolution.id, severity: 1 })),
  ]
  await syncAll(one, two, one)
  expect(results[0]).toBe(results[1])
  expect(await one.context.data.requests.find({ selector: { kind: 'request' } }).exec()).toHaveLength(1)
})
