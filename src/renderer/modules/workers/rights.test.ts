import { describe, expect, test } from 'vitest'
import { mayOf, rights } from './rights'
import { type Role, roles } from './schema'

/** One column a role, in the order of `roles`: 书记 社区工作者 网格员 调查员 审计. */
const columns: Record<(typeof rights)[number], string> = {
  'roster.read': 'yes yes yes yes yes',
  'roster.write': 'yes yes yes yes no',
  'roster.erase': 'yes yes no no no',
  'roster.import': 'yes yes no no no',
  'roster.reveal': 'yes yes yes no no',
  'workers.manage': 'yes no no no no',
  'members.read': 'yes yes yes no yes',
  'members.write': 'yes yes yes no no',
  'catalogue.write': 'yes yes no no no',
  'teams.read': 'yes yes yes no yes',
  'teams.write': 'yes yes yes no no',
  'requests.read': 'yes yes yes no yes',
  'requests.write': 'yes yes yes no no',
  'requests.approve': 'yes no no no no',
  'academy.read': 'yes yes yes no yes',
  'academy.write': 'yes yes no no no',
  'intake.read': 'yes yes yes no yes',
  'intake.decide': 'yes yes no no no',
  'kiosk.manage': 'yes no no no no',
  'sync.manage': 'yes no no no no',
  'sync.carry': 'yes yes no no no',
  'access.read': 'yes no no no yes',
}

const table = roles.map((role, column): [Role, Record<string, boolean>] => [
  role,
  Object.fromEntries(Object.entries(columns).map(([right, cells]) => [right, cells.split(' ')[column] === 'yes'])),
])

describe('the rights of a role', () => {
  test.each(table)('a %s may do what its row says and nothing else', (role, expected) => {
    const may = mayOf(role)
    expect(Object.fromEntries(rights.map((right) => [right, may(right)]))).toEqual(expected)
  })

  test('every right says yes or no to every role', () => {
    for (const cells of Object.values(columns))
      expect(cells.split(' ').filter((cell) => /^(yes|no)$/.test(cell))).toHaveLength(roles.length)
  })

  test('a right nobody has heard of is refused even to the director', () => {
    expect(mayOf('director')('roster.sell')).toBe(false)
  })
})
