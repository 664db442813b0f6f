import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { joinHousehold, makeHouseholder, moveHousehold, splitHousehold } from './household-operations'
import {
  addResident,
  bringBack,
  type Erasures,
  editResident,
  eraseResident,
  erasuresKey,
  markDied,
  markMovedOut,
  residentOf,
} from './operations'
import { addPlace, editPlace, erasePlace } from './place-operations'
import { type Place, placeSchema, type Resident, residentSchema } from './schema'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const seat = { estate: '百瑞苑', building: '3栋', entrance: '2单元', roomNo: '501室' }
const wang = { name: '王芳', citizenNumber: '420106199001010028', relationToHead: '02' }
const unrelated = { ...wang, relationToHead: undefined }

let context: Context
let close: () => Promise<void>
let allowed: (right: string) => boolean = () => true
beforeEach(async () => {
  allowed = () => true
  ;({ context, close } = await openTestContext({ collections, may: (right) => allowed(right) }))
})
afterEach(() => close())

const places = async (): Promise<Place[]> =>
  (await context.data.places.find().exec()).map((place) => place.toMutableJSON() as Place)
const pathOf = async (id: string | undefined): Promise<string[]> => {
  const all = new Map((await places()).map((place) => [place.id, place]))
  const names: string[] = []
  for (let place = all.get(id ?? ''); place; place = all.get(place.parentId ?? '')) names.unshift(`${place.kind} ${place.name}`)
  return names
}

async function added(
  person: Parameters<typeof addResident>[1]['person'],
  home: Parameters<typeof addResident>[1]['home'] = { kind: 'seat', seat },
): Promise<Resident> {
  const result = await addResident(context, { person, home })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('adding a person', () => {
  test('a householder at a new address brings the places and a household', async () => {
    const resident = await added(wang)
    expect(resident).toMatchObject({
      name: '王芳',
      namePinyin: 'wang fang',
      sex: '2',
      birthDate: '1990-01-01',
      presence: 'present',
      verification: 'verified',
      createdBy: 'worker-test',
    })
    expect(await pathOf(resident.householdId)).toEqual([
      'estate 百瑞苑',
      'building 3',
      'entrance 2',
      'dwelling 501',
      'household ',
    ])
    expect(resident.id).not.toContain('420106')
  })

  test('the next one at that address uses the places that are there', async () => {
    const first = await added(wang)
    const second = await added({ name: '李强' })
    expect(second.dwellingId).toBe(first.dwellingId)
    expect(second).toMatchObject({ verification: 'pending', sex: '0' })
    expect(second.householdId).toBeUndefined()
    expect(await places()).toHaveLength(5)
  })

  test('into a household, with a relation', async () => {
    const head = await added(wang)
    const home = { kind: 'household', householdId: head.householdId ?? '', memberIds: [head.id] } as const
    const son = await added({ name: '李小强', relationToHead: '20', sex: '1' }, home)
    expect([son.dwellingId, son.householdId]).toEqual([head.dwellingId, head.householdId])
    const second = await addResident(context, { person: { name: '李大强', relationToHead: '02' }, home })
    expect(second).toEqual({
      ok: false,
      refusal: { code: 'faulty', faults: [{ field: 'relationToHead', code: 'second-householder' }] },
    })
  })

  test('the same number again is refused with who it is, before any place is made', async () => {
    const there = await added(unrelated, { kind: 'unknown' })
    expect(await addResident(context, { person: { ...wang, name: '王方' }, home: { kind: 'seat', seat } })).toEqual({
      ok: false,
      refusal: { code: 'already-here', id: there.id, name: '王芳' },
    })
    expect(await places()).toEqual([])
  })

  test('a number that was corrected elsewhere is free for the person it belongs to', async () => {
    const mistaken = await added(unrelated, { kind: 'unknown' })
    await editResident(context, {
      id: mistaken.id,
      change: { citizenNumber: '420106197503150224', birthDate: undefined, sex: undefined },
      memberIds: [],
    })
    const right = await added({ name: '王芬', citizenNumber: wang.citizenNumber }, { kind: 'unknown' })
    expect(right.id).not.toBe(mistaken.id)
  })

  test('somebody without a number is the same person in the same dwelling only', async () => {
    const first = await added({ name: '李强' })
    expect(await addResident(context, { person: { name: '李强' }, home: { kind: 'seat', seat } })).toEqual({
      ok: false,
      refusal: { code: 'already-here', id: first.id, name: '李强' },
    })
    await added({ name: '李强' }, { kind: 'seat', seat: { ...seat, roomNo: '502' } })
  })

  test('faults, an address without a room, a vanished household and a missing right are refused', async () => {
    const refusalOf = async (input: Parameters<typeof addResident>[1]) => {
      const result = await addResident(context, input)
      return result.ok ? null : result.refusal
    }
    expect(await refusalOf({ person: { name: '' }, home: { kind: 'unknown' } })).toMatchObject({ code: 'faulty' })
    expect(await refusalOf({ person: { name: '李强' }, home: { kind: 'seat', seat: { ...seat, roomNo: '' } } })).toEqual({
      code: 'name-missing',
    })
    expect(
      await refusalOf({ person: { name: '李强' }, home: { kind: 'household', householdId: 'gone', memberIds: [] } }),
    ).toEqual({ code: 'gone' })
    allowed = () => false
    expect(await refusalOf({ person: { name: '李强' }, home: { kind: 'unknown' } })).toEqual({ code: 'not-allowed' })
  })
})

describe('editing a person', () => {
  test('only what was typed changes and is stamped; the number brings sex and birth date', async () => {
    const resident = await added({ name: '李强' }, { kind: 'unknown' })
    const result = await editResident(context, {
      id: resident.id,
      change: { citizenNumber: '420106199001010028', phones: ['13800001234'] },
      memberIds: [],
    })
    expect(result).toMatchObject({
      ok: true,
      value: { sex: '2', birthDate: '1990-01-01', verification: 'verified', phones: ['13800001234'], name: '李强' },
    })
    const after = await residentOf(context, resident.id)
    expect(Object.keys(after?.stamps ?? {}).sort()).toEqual([
      'birthDate',
      'born',
      'citizenNumber',
      'phones',
      'sex',
      'verification',
    ])
  })

  test('a new name is found by its pinyin, a cleared field is gone', async () => {
    const resident = await added({ name: '李强', note: '常年在外' }, { kind: 'unknown' })
    await editResident(context, { id: resident.id, change: { name: '单强', note: undefined }, memberIds: [] })
    const after = await residentOf(context, resident.id)
    expect([after?.namePinyin, after?.note]).toEqual(['shan qiang', undefined])
  })

  test('a fault that stood before does not keep anyone from mending something else, a new one does', async () => {
    const resident = await added(unrelated, { kind: 'unknown' }).catch(() =>
      added({ ...wang, relationToHead: undefined }, { kind: 'unknown' }),
    )
    await context.change('residents', resident.id, { sex: '1' })
    expect(await editResident(context, { id: resident.id, change: { note: '已电话联系' }, memberIds: [] })).toMatchObject({
      ok: true,
    })
    expect(await editResident(context, { id: resident.id, change: { birthDate: '2030-01-01' }, memberIds: [] })).toEqual({
      ok: false,
      refusal: { code: 'faulty', faults: [{ field: 'birthDate', code: 'birth-disagrees' }] },
    })
  })

  test('the number of somebody else is refused', async () => {
    const there = await added(wang)
    const resident = await added({ name: '李强' }, { kind: 'unknown' })
    expect(
      await editResident(context, { id: resident.id, change: { citizenNumber: wang.citizenNumber }, memberIds: [] }),
    ).toEqual({
      ok: false,
      refusal: { code: 'already-here', id: there.id, name: '王芳' },
    })
  })
})

describe('moving out, death, coming back, erasing', () => {
  test('moved out with day and place, and back', async () => {
    const { id } = await added(wang)
    await markMovedOut(context, { id, on: '2026-11-01', to: ' 汉阳 ' })
    expect(await residentOf(context, id)).toMatchObject({ presence: 'movedOut', movedOutOn: '2026-11-01', movedTo: '汉阳' })
    await bringBack(context, id)
    const back = await residentOf(context, id)
    expect([back?.presence, back?.movedOutOn, back?.movedTo]).toEqual(['present', undefined, undefined])
  })

  test('died on a day that can be', async () => {
    const { id } = await added(wang)
    expect(await markDied(context, { id, on: '2027-01-01' })).toEqual({ ok: false, refusal: { code: 'day-future' } })
    expect(await markDied(context, { id, on: '1989-01-01' })).toEqual({ ok: false, refusal: { code: 'day-before-birth' } })
    expect(await markDied(context, { id, on: '2026-11-20' })).toMatchObject({
      ok: true,
      value: { presence: 'died', diedOn: '2026-11-20' },
    })
  })

  test('erased with a reason: the record is gone, the reason names an id alone', async () => {
    const { id } = await added(wang)
    expect(await eraseResident(context, { id, reason: 'twice' })).toEqual({ ok: true, value: null })
    expect(await residentOf(context, id)).toBeNull()
    expect(await context.local.read<Erasures>(erasuresKey)).toEqual({
      list: [{ id, reason: 'twice', by: 'worker-test', at: '2026-11-23T01:00:00.000Z' }],
    })
    expect(await eraseResident(context, { id, reason: 'twice' })).toEqual({ ok: false, refusal: { code: 'gone' } })
  })

  test('who may write may not therefore erase', async () => {
    const { id } = await added(wang)
    allowed = (right) => right === 'roster.write'
    expect(await eraseResident(context, { id, reason: 'mistake' })).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  })
})

describe('households', () => {
  async function family() {
    const head = await added(wang)
    const home = { kind: 'household', householdId: head.householdId ?? '', memberIds: [head.id] } as const
    const husband = await added({ name: '李强', sex: '1', relationToHead: '11' }, home)
    const son = await added({ name: '李小强', sex: '1', relationToHead: '20' }, home)
    return { head, husband, son, householdId: head.householdId ?? '', memberIds: [head.id, husband.id, son.id] }
  }

  test('the husband becomes householder', async () => {
    const { head, husband, son, memberIds } = await family()
    await makeHouseholder(context, { id: husband.id, memberIds })
    const relations = await Promise.all(
      [head, husband, son].map(async ({ id }) => (await residentOf(context, id))?.relationToHead),
    )
    expect(relations).toEqual(['12', '02', '20'])
  })

  test('the whole household moves', async () => {
    const { householdId, memberIds, son } = await family()
    await moveHousehold(context, { householdId, memberIds, to: { kind: 'seat', seat: { ...seat, building: '8', entrance: '' } } })
    expect(await pathOf(householdId)).toEqual(['estate 百瑞苑', 'building 8', 'dwelling 501', 'household '])
    expect(await pathOf((await residentOf(context, son.id))?.dwellingId)).toEqual(['estate 百瑞苑', 'building 8', 'dwelling 501'])
  })

  test('the son starts a household of his own and comes back', async () => {
    const { householdId, son } = await family()
    await splitHousehold(context, { id: son.id, to: { kind: 'here' } })
    const apart = await residentOf(context, son.id)
    expect(apart).toMatchObject({ relationToHead: '02', dwellingId: son.dwellingId })
    expect(apart?.householdId).not.toBe(householdId)
    await joinHousehold(context, { id: son.id, householdId, relationToHead: '20' })
    expect(await residentOf(context, son.id)).toMatchObject({ householdId, relationToHead: '20' })
  })
})

describe('places', () => {
  test('are added one below the other, under the ids an address would give them', async () => {
    const estate = await addPlace(context, { kind: 'estate', name: '百瑞苑', beside: [] })
    const building = await addPlace(context, {
      kind: 'building',
      name: '3栋',
      parentId: estate.ok ? estate.value.id : '',
      beside: [],
    })
    const entrance = await addPlace(context, {
      kind: 'entrance',
      name: '2',
      parentId: building.ok ? building.value.id : '',
      beside: [],
    })
    const dwelling = await addPlace(context, {
      kind: 'dwelling',
      name: '501',
      parentId: entrance.ok ? entrance.value.id : '',
      beside: [],
    })
    const resident = await added({ name: '李强' })
    expect(dwelling).toMatchObject({ ok: true, value: { id: resident.dwellingId } })
    expect(await places()).toHaveLength(4)
  })

  test('a renamed building keeps its people, and its old name may be given again', async () => {
    const resident = await added({ name: '李强' })
    const building = (await places()).find(({ kind }) => kind === 'building')
    await editPlace(context, { id: building?.id ?? '', change: { name: '30栋' }, beside: ['3', '4'] })
    expect(await pathOf(resident.dwellingId)).toEqual(['estate 百瑞苑', 'building 30', 'entrance 2', 'dwelling 501'])
    const other = await added({ name: '李强' })
    expect(await pathOf(other.dwellingId)).toEqual(['estate 百瑞苑', 'building 3', 'entrance 2', 'dwelling 501'])
    expect(other.id).not.toBe(resident.id)
  })

  test('a place the index knows is used, whatever it is called now', async () => {
    const resident = await added({ name: '李强' })
    const building = (await places()).find(({ kind }) => kind === 'building')
    await editPlace(context, { id: building?.id ?? '', change: { name: '30' }, beside: [] })
    const known = { building: building?.id, dwelling: resident.dwellingId }
    const other = await added({ name: '李强二' }, { kind: 'seat', seat: { ...seat, building: '30' }, known })
    expect(other.dwellingId).toBe(resident.dwellingId)
  })

  test('a name that is taken, a place without one above it and one that is lived in are refused', async () => {
    expect(await addPlace(context, { kind: 'estate', name: '百瑞苑', beside: ['百瑞苑'] })).toEqual({
      ok: false,
      refusal: { code: 'name-taken' },
    })
    expect(await addPlace(context, { kind: 'building', name: '3', parentId: 'nowhere', beside: [] })).toEqual({
      ok: false,
      refusal: { code: 'no-parent' },
    })
    const resident = await added({ name: '李强' })
    expect(await erasePlace(context, { id: resident.dwellingId ?? '', isEmpty: false })).toEqual({
      ok: false,
      refusal: { code: 'not-empty' },
    })
    expect(await erasePlace(context, { id: resident.dwellingId ?? '', isEmpty: true })).toEqual({ ok: true, value: null })
  })
})
