import { expect, test } from 'vitest'
import { otherReadings } from './readings'

test('what is read in more than one way offers every reading, the rest none', () => {
  expect(otherReadings('覃')).toEqual(['qin', 'tan'])
  expect(otherReadings('缪')).toEqual(['miao', 'mou', 'miu'])
  expect(otherReadings('王')).toEqual([])
})
