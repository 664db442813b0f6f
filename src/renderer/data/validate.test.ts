import { describe, expect, it } from 'vitest'
import { residentSchema } from '../modules/roster/schema'
import { record } from './record'
import { compileValidator } from './validate'

const faultOf = compileValidator(residentSchema)
const born = '0mwsk6n40-0000|7k2m9qxa'
const envelope = { id: 'resident-1', createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', stamps: { born } }
const wang = {
  ...envelope,
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
  phones: ['13800001234'],
  _deleted: false,
}
const tombstone = { ...envelope, stamps: { born, erased: '0mwsk6n40-0001|7k2m9qxa' }, _deleted: true }

describe('what may be stored', () => {
  it('a whole record, a tombstone, and what the storage itself adds', () => {
    expect(faultOf(wang)).toBeNull()
    expect(faultOf({ ...wang, _meta: { lwt: 1 }, _rev: '1-x', _attachments: {} })).toBeNull()
    expect(faultOf(tombstone)).toBeNull()
    expect(faultOf({ ...tombstone, stamps: {} })).toBeNull()
    expect(faultOf({ ...wang, lost: { [`note|${born}`]: { value: '"甲"', by: 'w', at: '', settled: '' } } })).toBeNull()
  })

  it.each<[string, object, string]>([
    ['a required field is missing', { ...wang, name: undefined }, 'name is no text'],
    ['a required field was never there', (({ sex, ...rest }) => rest)(wang), 'sex is missing'],
    ['a number stands for a text', { ...wang, name: 7 }, 'name is no text'],
    ['a text is too long', { ...wang, name: '王'.repeat(61) }, 'name is too long'],
    ['a text is too short', { ...wang, name: '' }, 'name is too short'],
    ['a word is unknown', { ...wang, sex: '男' }, 'sex is none of the known words'],
    ['a list is no list', { ...wang, phones: '13800001234' }, 'phones is no list'],
    ['a list holds another kind', { ...wang, phones: [7] }, 'phones holds an item that is no text'],
    ['a list is too long', { ...wang, phones: Array(7).fill('1') }, 'phones has too many items'],
    ['a truth value is none', { ...wang, convertedFrom15: 'yes' }, 'convertedFrom15 is no truth value'],
    [
      'a lost value names no stamp',
      { ...wang, lost: { note: { value: '', by: '', at: '' } } },
      'lost has a key that names no stamp',
    ],
    [
      'a lost value is not whole',
      { ...wang, lost: { [`note|${born}`]: { value: '' } } },
      'lost holds an entry that is not whole',
    ],
    [
      'a lost value is too long',
      { ...wang, lost: { [`note|${born}`]: { value: '', by: '周'.repeat(65), at: '' } } },
      'lost holds an entry that does not fit',
    ],
    ['a tombstone keeps lost values', { ...tombstone, lost: {} }, 'lost was left in a tombstone'],
    ['a field is not in the schema', { ...wang, idNumber: '1' }, 'has a field that is not in the schema'],
    ['the envelope is broken', { ...wang, updatedAt: 7 }, 'updatedAt is no text'],
    ['the id is empty', { ...wang, id: '' }, 'id is empty'],
    ['the id is too long', { ...wang, id: 'x'.repeat(65) }, 'id is too long'],
    ['the stamps are no object', { ...wang, stamps: [born] }, 'stamps is no object'],
    ['a stamp is none', { ...wang, stamps: { born, name: 'today' } }, 'a stamp is no stamp'],
    ['the birth has no stamp', { ...wang, stamps: {} }, 'stamps.born is missing'],
    ['a tombstone holds a name', { ...tombstone, name: '王秀芳' }, 'name was left in a tombstone'],
  ])('not where %s', (_, document, fault) => {
    expect(faultOf(document)).toBe(fault)
  })

  it('numbers, whole numbers, multiples, patterns and formats are checked too', () => {
    const schema = record({
      version: 0,
      properties: {
        hours: { type: 'number', minimum: 0, maximum: 24, multipleOf: 0.5 },
        count: { type: 'integer', minimum: 1 },
        code: { type: 'string', pattern: '^\\d{12}$' },
        at: { type: 'string', format: 'date-time' },
      },
      required: [],
    })
    const check = compileValidator(schema)
    expect(check({ ...envelope, hours: 1.5, count: 1, code: '420106012003', at: '2026-11-23T01:00:00.000Z' })).toBeNull()
    expect(check({ ...envelope, hours: 1.3 })).toBe('hours is no multiple')
    expect(check({ ...envelope, hours: 25 })).toBe('hours is out of range')
    expect(check({ ...envelope, hours: Number.NaN })).toBe('hours is no number')
    expect(check({ ...envelope, count: 1.5 })).toBe('count is no whole number')
    expect(check({ ...envelope, code: '4201' })).toBe('code does not fit its pattern')
    expect(check({ ...envelope, at: '昨天' })).toBe('at does not fit its format')
  })

  it('a fault never quotes the value', () => {
    expect(faultOf({ ...wang, sex: '11010519491231002X' })).not.toContain('1949')
  })
})
