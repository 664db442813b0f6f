import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { settleMembers } from './member-operations'
import { register } from './registration-operations'
import { memberSchema } from './schema'
import { addUnit, directoryOf, editUnit, reinstateUnit, retireUnit } from './unit-operations'

const collections = { members: { schema: memberSchema }, catalogue: { schema: catalogueSchema } }
let context: Context
let close: () => Promise<void>
beforeEach(async () => {
  ;({ context, close } = await openTestContext({ collections }))
})
afterEach(() => close())

const hospital = { name: '武汉市第三医院', aliases: ['市三医院'], expectedMembers: 23 }

test('a unit is added with its pinyin and is at work', async () => {
  const added = await addUnit(context, { ...hospital, creditCode: ' 11420106mb0a1234xy' })
  expect(added).toMatchObject({
    ok: true,
    value: {
      kind: 'sendingUnit',
      name: '武汉市第三医院',
      namePinyin: 'wu han shi di san yi yuan',
      aliases: ['市三医院'],
      creditCode: '11420106MB0A1234XY',
      expectedMembers: 23,
      active: true,
    },
  })
})

test('a unit of the same name, alias or credit code is not added again', async () => {
  const first = await addUnit(context, { ...hospital, creditCode: '11420106MB0A1234XY' })
  if (!first.ok) throw new Error('added')
  const taken = { ok: false, refusal: { code: 'unit-taken', id: first.value.id, name: hospital.name } }
  expect(await addUnit(context, { name: '武汉市 第三医院' })).toEqual(taken)
  expect(await addUnit(context, { name: '市三医院' })).toEqual(taken)
  expect(await addUnit(context, { name: '光谷院区', creditCode: '11420106MB0A1234XY' })).toEqual(taken)
  expect(await directoryOf(context)).toHaveLength(1)
})

test('a wrong credit code is refused with its reason', async () => {
  expect(await addUnit(context, { ...hospital, creditCode: '11420106MB0A1234XX' })).toEqual({
    ok: false,
    refusal: { code: 'faulty-unit', faults: [{ field: 'creditCode', code: 'code-checksum' }] },
  })
})

test('an edit changes the unit, an empty field is cleared, and the cards of its members follow its name', async () => {
  const added = await addUnit(context, hospital)
  if (!added.ok) throw new Error('added')
  await register(context, { unitId: added.value.id, name: '王秀芳', phone: '13812345678', registrationKind: 'linked' })
  const edited = await editUnit(context, {
    id: added.value.id,
    unit: { name: '武汉市第三人民医院', contactPhone: '027-87654321' },
  })
  expect(edited).toMatchObject({ ok: true, value: { name: '武汉市第三人民医院', contactPhone: '027-87654321' } })
  if (edited.ok) expect(edited.value.aliases).toBeUndefined()
  const [card] = await context.data.catalogue.find({ selector: { kind: 'memberCard' } }).exec()
  expect(card?.toMutableJSON()).toMatchObject({ unitName: '武汉市第三人民医院' })
})

/** What kiosks offer to whoever registers: name, pinyin, aliases. */
const offered = async () =>
  (await context.data.catalogue.find({ selector: { kind: 'unitCard' } }).exec())
    .map((found) => found.toMutableJSON())
    .map(({ unitId, title, titlePinyin, tags }) => ({ unitId, title, titlePinyin, tags }))

test('kiosks are told of every unit that sends members, by name and aliases alone, until it is retired', async () => {
  const added = await addUnit(context, { ...hospital, contactName: '李主任', contactPhone: '13900001111' })
  if (!added.ok) throw new Error('added')
  const unitId = added.value.id
  const card = { unitId, title: hospital.name, titlePinyin: 'wu han shi di san yi yuan', tags: ['市三医院'] }
  expect(await offered()).toEqual([card])
  await editUnit(context, { id: unitId, unit: { name: '市三院' } })
  expect(await offered()).toEqual([{ unitId, title: '市三院', titlePinyin: 'shi san yuan', tags: undefined }])
  await retireUnit(context, unitId)
  expect(await offered()).toEqual([])
  await reinstateUnit(context, unitId)
  expect(await offered()).toHaveLength(1)
})

test('units that another computer or an older program wrote reach the kiosks when members are settled', async () => {
  const unit = {
    id: 'unit-x',
    kind: 'sendingUnit',
    name: '粮道街小学',
    namePinyin: 'liang dao jie xiao xue',
    active: true,
  } as const
  await context.write('members', unit)
  expect(await offered()).toEqual([])
  await settleMembers(context)
  expect((await offered()).map(({ title }) => title)).toEqual(['粮道街小学'])
})

test('a retired unit stays in the directory and takes no registration until it is back', async () => {
  const added = await addUnit(context, hospital)
  if (!added.ok) throw new Error('added')
  const wang = { unitId: added.value.id, name: '王秀芳', phone: '13812345678', registrationKind: 'linked' } as const
  expect(await retireUnit(context, added.value.id)).toMatchObject({ ok: true, value: { active: false } })
  expect(await register(context, wang)).toEqual({ ok: false, refusal: { code: 'unit-gone' } })
  await reinstateUnit(context, added.value.id)
  expect(await register(context, wang)).toMatchObject({ ok: true })
})

test('who may not write members writes no unit', async () => {
  const other = await openTestContext({ collections, may: (right) => right === 'members.read' })
  const refusal = { ok: false, refusal: { code: 'not-allowed' } }
  expect(await addUnit(other.context, hospital)).toEqual(refusal)
  expect(await editUnit(other.context, { id: 'unit-x', unit: hospital })).toEqual(refusal)
  expect(await retireUnit(other.context, 'unit-x')).toEqual(refusal)
  await other.close()
})
