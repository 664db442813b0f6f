import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { placeDescription, residentDescription } from './descriptions'
import { placeSchema, residentSchema } from './schema'

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  ;({ context, close } = await openTestContext({
    collections: { residents: { schema: residentSchema }, places: { schema: placeSchema } },
  }))
  await context.write('places', { id: 'e', kind: 'estate', name: '百瑞苑' })
  await context.write('places', { id: 'b', kind: 'building', name: '3', parentId: 'e' })
  await context.write('places', { id: 'd', kind: 'dwelling', name: '501', parentId: 'b' })
  await context.write('places', { id: 'h', kind: 'household', name: '17', parentId: 'd' })
})
afterEach(() => close())

const shown = async (field: string, value: unknown) =>
  (await residentDescription.value(context, field, value, 'zh-CN')).map(({ text, mask }) => (mask ? mask(text) : text))

test('numbers and phones come with their mask, each phone by itself', async () => {
  expect(await shown('citizenNumber', '42010619900101001X')).toEqual(['420106********001X'])
  expect(await shown('phones', ['13800001234', '13900005678'])).toEqual(['138****1234', '139****5678'])
})

test('a home is its address, also that of a household; one nobody knows any more is said to be another', async () => {
  expect(await shown('dwellingId', 'd')).toEqual(['百瑞苑 3-501'])
  expect(await shown('householdId', 'h')).toEqual(['百瑞苑 3-501'])
  expect(await shown('dwellingId', 'gone')).toEqual(['（另一处）'])
})

test('codes are called by their names, and nothing is called empty', async () => {
  expect(await shown('sex', '1')).toEqual(['男'])
  expect(await shown('note', undefined)).toEqual(['（空）'])
  expect(residentDescription.field('note', 'zh-CN')).toBe('备注')
})

test('a place is called by where it lies, in both languages', async () => {
  const title = async (id: string, language: 'zh-CN' | 'en') => {
    const place = (await context.data.places.findOne(id).exec())?.toMutableJSON()
    return placeDescription.title(context, { ...place }, language)
  }
  expect(await Promise.all(['e', 'b', 'd', 'h'].map((id) => title(id, 'zh-CN')))).toEqual([
    '百瑞苑',
    '百瑞苑 3',
    '百瑞苑 3-501',
    '百瑞苑 3-501 户 17',
  ])
  expect(await title('h', 'en')).toBe('百瑞苑 3-501 Household 17')
  expect(await placeDescription.value(context, 'useType', 'rented', 'zh-CN')).toEqual([{ text: '出租' }])
  expect(await placeDescription.value(context, 'parentId', 'b', 'zh-CN')).toEqual([{ text: '百瑞苑 3' }])
})
