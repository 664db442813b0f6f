import { describe, expect, test } from 'vitest'
import { mayOf, rights } from './rights'
import { type Role, roles } from './schema'

const table: [Role, Record<(typeof rights)[number], boolean>][] = [
  ['director', row(true, true, true, true, true, true, true, true)],
  ['worker', row(true, true, true, true, true, false, false, true)],
  ['gridWorker', row(true, true, false, false, true, false, false, false)],
  ['surveyor', row(true, true, false, false, false, false, false, false)],
  ['auditor', row(true, false, false, false, false, false, false, false)],
]

function row(
  read: boolean,
  write: boolean,
  erase: boolean,
  takeIn: boolean,
  reveal: boolean,
  manage: boolean,
  rule: boolean,
  carry: boolean,
) {
  return {
    'roster.read': read,
    'roster.write': write,
    'roster.erase': erase,
    'roster.import': takeIn,
    'roster.reveal': reveal,
    'workers.manage': manage,
    'sync.manage': rule,
    'sync.carry': carry,
  }
}

describe('the rights of a role', () => {
  test.each(table)('a %s may do what its row says and nothing else', (role, expected) => {
    const may = mayOf(role)
    expect(Object.fromEntries(rights.map((right) => [right, may(right)]))).toEqual(expected)
  })

  test('every role has its row in this test', () => {
    expect(table.map(([role]) => role)).toEqual([...roles])
  })

  test('a right nobody has heard of is refused even to the director', () => {
    expect(mayOf('director')('roster.sell')).toBe(false)
  })
})
