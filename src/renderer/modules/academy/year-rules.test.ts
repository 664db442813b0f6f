import { expect, test } from 'vitest'
import type { Attendance, Enrolment, Session } from './schema'
import { figuresOf, monthsOf } from './year-rules'

const session = (id: string, day: string, fields: Partial<Session> = {}) =>
  ({ id, days: [day], sessionStatus: 'held', quota: 1, ...fields }) as Session
const enrolment = (id: string, sessionId: string, enrolmentStatus: Enrolment['enrolmentStatus'] = 'signedUp') =>
  ({ id, sessionId, learnerId: id, signedUpAt: id, enrolmentStatus }) as Enrolment
const mark = (sessionId: string, creditHours: number, isVoid = false) => ({ sessionId, creditHours, void: isVoid }) as Attendance

test('a month counts the sessions that begin in it, who has a place and the hours that were credited, and nothing cancelled', () => {
  const sessions = [
    session('a', '2026-03-31'),
    session('b', '2026-03-01', { quota: undefined as never }),
    session('c', '2026-03-02', { sessionStatus: 'cancelled' }),
    session('d', '2025-12-31'),
  ]
  const enrolments = [enrolment('1', 'a'), enrolment('2', 'a', 'waiting'), enrolment('3', 'b'), enrolment('4', 'b', 'withdrawn')]
  const figures = figuresOf(sessions, [...enrolments, enrolment('5', 'c')], [mark('a', 1.5), mark('a', 0.25), mark('b', 2, true)])
  expect(figures.get('a')).toEqual({ learners: 1, waiting: 1, hours: 1.75 })
  const months = monthsOf('2026', sessions, figures)
  expect(months.filter(({ sessions: count }) => count > 0)).toEqual([{ month: '2026-03', sessions: 2, learners: 2, hours: 1.75 }])
  expect([months.length, months[11]?.month]).toEqual([12, '2026-12'])
})
