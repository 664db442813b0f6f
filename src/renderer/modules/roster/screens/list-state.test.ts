import { expect, test } from 'vitest'
import { filtersFromAddress, hasFilters, listAddress } from './list-state'

test.each([
  [{ careTag: 'livingAlone' } as const],
  [{ ageFrom: 60, ageTo: 69, sex: '1' } as const],
  [{ estateId: 'estate-1', buildingId: 'building-2', verification: 'pending' } as const],
  [{ presence: 'movedOut' } as const],
])('the list opens with the filters its address carries: %j', (filters) => {
  expect(filtersFromAddress(listAddress(filters).replace('/residents', ''))).toEqual(filters)
})

test('an address without filters leaves the list as it was', () => {
  expect(listAddress({})).toBe('/residents')
  expect(filtersFromAddress('')).toBeNull()
})

test('nonsense in an address filters nothing', () => {
  expect(filtersFromAddress('?careTag=rich&ageFrom=-1&sex=3&presence=somewhere&x=1')).toEqual({})
})

test('the order and the text are no filters', () => {
  expect(hasFilters({ text: '王', sort: 'name', descending: true })).toBe(false)
  expect(hasFilters({ text: '', sort: 'name', ageFrom: 0 })).toBe(true)
})
