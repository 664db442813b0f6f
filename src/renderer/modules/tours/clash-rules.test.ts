import { expect, test } from 'vitest'
import { type Booking, clashesOf } from './clash-rules'

const booking = (id: string, fields: Partial<Booking>): Booking => ({
  id,
  title: id,
  day: '2026-11-23',
  people: [],
  room: '',
  ...fields,
})

test.each<[string, Partial<Booking>, Partial<Booking>, string | null]>([
  ['one person at one time', { people: ['wang'], startsAt: '09:00', endsAt: '11:00' }, { people: ['wang', 'li'] }, 'wang'],
  ['one room at one time', { room: '驿站', startsAt: '09:00' }, { room: '驿站', startsAt: '10:00' }, 'room'],
  ['nothing said of the room', { startsAt: '09:00' }, { startsAt: '09:00' }, null],
  [
    'one after the other',
    { people: ['wang'], startsAt: '09:00', endsAt: '10:00' },
    { people: ['wang'], startsAt: '10:00', endsAt: '11:00' },
    null,
  ],
  ['on different days', { people: ['wang'] }, { people: ['wang'], day: '2026-11-24' }, null],
  ['different people in different rooms', { people: ['wang'], room: '甲' }, { people: ['li'], room: '乙' }, null],
])('%s', (_, one, other, expected) => {
  const found = clashesOf([booking('a', one), booking('b', other)])
  const said = (id: string) => (found.get(id) ?? []).map(({ people, room }) => [...people, ...(room ? ['room'] : [])].join(' '))
  expect([said('a'), said('b')]).toEqual(expected === null ? [[], []] : [[expected], [expected]])
})
