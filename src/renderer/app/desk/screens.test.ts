import { expect, test } from 'vitest'
import type { Screen } from '../../modules/module'
import { entryAt, groupsOf, navigationFor, screens } from './screens'

const everything = navigationFor(() => true)

test.each([
  ['/residents/resident-1', '/residents'],
  ['/members/receipts/registration-1', '/members'],
  ['/units', '/members'],
  ['/units/unit-1', '/members'],
  ['/pairings', '/claims'],
  ['/postings/posting-1/sheet', '/claims'],
  ['/checkins/sheets', '/checkins'],
  ['/access', '/settings'],
  ['/history/residents/resident-1', '/sync'],
  ['/academy/sessions/session-1', '/academy'],
  ['/academy/learners/learner-1', '/academy/learners'],
  ['/nowhere', undefined],
])('while %s is open, %s is marked', (path, marked) => {
  expect(entryAt(path, everything)?.path).toBe(marked)
})

test('a page whose module has an entry marks it without being told', () => {
  const screen = (path: string, order?: number) =>
    ({ path, component: () => null, ...(order && { navigation: { order } }) }) as unknown as Screen
  const other = { screens: [screen('/teams', 26), screen('/shifts/:id')] }
  const entries = navigationFor(() => true, other.screens)
  expect(entryAt('/shifts/shift-1', entries, [other])?.path).toBe('/teams')
})

test('every entry stands under one heading, in its order, and no page has an entry nobody can see', () => {
  expect(groupsOf(everything).flatMap(({ entries }) => entries)).toEqual(everything)
  expect(new Set(groupsOf(everything).map(({ heading }) => heading)).size).toBe(groupsOf(everything).length)
  const paths = new Set(screens.map(({ path }) => path))
  expect(screens.filter(({ under }) => under !== undefined && !paths.has(under))).toEqual([])
})

test('who may do little has few headings', () => {
  expect(groupsOf(navigationFor((right) => right === 'roster.read')).map(({ heading }) => heading)).toEqual([
    null,
    'residents',
    'center',
  ])
})
