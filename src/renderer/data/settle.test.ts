import { expect, test } from 'vitest'
import { residentSchema } from '../modules/roster/schema'
import { settledFrom } from './next-state'
import { openTestContext } from './testing/open-test-context'
import type { Stored } from './write'

const key = 'note|0mfa1b2c3-0000|7k2m9qxa'
const lost = { [key]: { value: '"住院中"', by: 'w-li', at: '2026-11-22T08:00:00.000Z' } }
const wang: Stored = {
  id: 'r',
  name: '王芳',
  note: '已出院',
  createdAt: '2026-11-01T00:00:00.000Z',
  createdBy: 'w-zhou',
  updatedAt: '2026-11-22T09:00:00.000Z',
  updatedBy: 'w-zhou',
  stamps: { born: '0mfa1b000-0000|7k2m9qxa', note: '0mfa1b2c4-0000|testtest' },
  lost,
  _deleted: false,
}
const pen = { at: '2026-11-23T01:00:00.000Z', by: 'w-me', stamp: () => '0mfa1b2c5-0000|testtest', witness: () => undefined }
const settled = { [key]: { ...lost[key], settled: pen.at } }

test('to use a lost value is a change of now, and the value counts as seen to', () => {
  expect(settledFrom(wang, { key, use: true }, pen)).toEqual({
    ...wang,
    note: '住院中',
    updatedAt: pen.at,
    updatedBy: 'w-me',
    stamps: { ...wang.stamps, note: '0mfa1b2c5-0000|testtest' },
    lost: settled,
  })
})

test('to keep what stands changes no field and nobody’s name', () => {
  expect(settledFrom(wang, { key, use: false }, pen)).toEqual({ ...wang, lost: settled })
})

test('a lost value that was an emptied field empties it again', () => {
  const emptied = { ...wang, lost: { [key]: { value: '', by: 'w-li', at: '' } } }
  expect(settledFrom(emptied, { key, use: true }, pen)?.note).toBeUndefined()
})

test('what is settled already, or is no longer kept, is left as it is', () => {
  expect(settledFrom({ ...wang, lost: settled }, { key, use: true }, pen)).toBeNull()
  expect(settledFrom({ ...wang, lost: {} }, { key, use: true }, pen)).toBeNull()
})

test('nothing happens to a record that was erased meanwhile', async () => {
  const { context, close } = await openTestContext({ collections: { residents: { schema: residentSchema } } })
  await context.settle('residents', 'gone', { key, use: true })
  expect(await context.data.residents.findOne('gone').exec()).toBeNull()
  await close()
})
