import { expect, test } from 'vitest'
import { faultOfWho, keyOfWho, sameLearner, type Who } from './learner-rules'
import { enrolledOf, noticesOf } from './rules'
import type { Enrolment, Learner, Session } from './schema'
import { clashesOfSession, daysInRhythm, faultsOfSession, type SessionInput, stateOf, tidySession } from './session-rules'

const enrolment = (id: string, signedUpAt: string, enrolmentStatus: Enrolment['enrolmentStatus']) =>
  ({ id, kind: 'enrolment', sessionId: 's', learnerId: `l${id}`, signedUpAt, enrolmentStatus }) as Enrolment

test('places go by the moment of signing up, equal moments by id; what a desk promised changes nothing but who is told', () => {
  const line = [
    enrolment('c', '2026-11-23T01:00:02Z', 'signedUp'),
    enrolment('b', '2026-11-23T01:00:01Z', 'signedUp'),
    enrolment('a', '2026-11-23T01:00:01Z', 'waiting'),
    enrolment('z', '2026-11-23T01:00:00Z', 'withdrawn'),
  ]
  const places = enrolledOf(line, 2)
  expect([places.enrolled.map(({ id }) => id), places.waiting.map(({ id }) => id), places.left]).toEqual([['a', 'b'], ['c'], 0])
  expect(noticesOf(places).map(({ code, enrolment: { id } }) => [code, id])).toEqual([
    ['lost', 'c'],
    ['won', 'a'],
  ])
  expect(enrolledOf(line, undefined)).toMatchObject({ waiting: [], left: null })
})

const session = (id: string, fields: Partial<Session>): Session =>
  ({ id, title: id, days: ['2026-12-01'], startsAt: '09:00', endsAt: '11:00', sessionStatus: 'planned', ...fields }) as Session

test.each<[string, Partial<Session>, Partial<Session>, [boolean, boolean, number] | null]>([
  ['one teacher at one time', { teacher: '张 老师' }, { teacher: '张老师' }, [true, false, 1]],
  ['one room at one time', { place: '三楼教室' }, { place: '三楼教室 ', startsAt: '10:00' }, [false, true, 1]],
  [
    'one teaching point at one time',
    { teachingPointId: 'p', place: '甲' },
    { teachingPointId: 'p', place: '乙' },
    [false, true, 1],
  ],
  [
    'two days of several',
    { teacher: '张', days: ['2026-12-01', '2026-12-02', '2026-12-03'] },
    { teacher: '张', days: ['2026-12-02', '2026-12-03'] },
    [true, false, 2],
  ],
  ['one after the other', { place: '甲' }, { place: '甲', startsAt: '11:00', endsAt: '12:00' }, null],
  ['a cancelled one', { place: '甲' }, { place: '甲', sessionStatus: 'cancelled' }, null],
  ['nothing said of teacher and place', {}, {}, null],
])('%s', (_, one, other, expected) => {
  const [clash] = clashesOfSession(session('one', one), [session('one', one), session('other', other)])
  expect(clash ? [clash.teacher, clash.place, clash.days] : null).toEqual(expected)
})

const plan: SessionInput = {
  title: '智能手机班',
  courseId: 'course-1',
  days: ['2026-12-02', '2026-12-01', '2026-12-02'],
  startsAt: '09:00',
  endsAt: '11:00',
  creditHours: 2,
  audience: 'resident',
  place: '三楼教室',
  quota: 30,
}
test.each<[Partial<SessionInput>, string[]]>([
  [{}, []],
  [{ courseId: '' }, ['courseId missing']],
  [{ title: '　' }, ['title missing']],
  [{ days: [] }, ['days missing']],
  [{ days: ['2026-02-30'] }, ['days day-form']],
  [{ startsAt: '', endsAt: '9:00' }, ['startsAt missing', 'endsAt time-form']],
  [{ endsAt: '09:00' }, ['endsAt ends-before']],
  [{ place: ' ' }, ['place missing']],
  [{ quota: 0 }, ['quota quota-form']],
  [{ quota: Number.NaN, creditHours: 1.1 }, ['quota quota-form', 'creditHours hours-form']],
])('a session with %j', (change, faults) => {
  expect(faultsOfSession(tidySession({ ...plan, ...change })).map(({ field, code }) => `${field} ${code}`)).toEqual(faults)
})

test('days are kept in order and each once, and follow a rhythm', () => {
  expect(tidySession(plan).days).toEqual(['2026-12-01', '2026-12-02'])
  expect(daysInRhythm('2026-11-27', 3, 'weekdays')).toEqual(['2026-11-27', '2026-11-30', '2026-12-01'])
  expect(daysInRhythm('2026-12-26', 2, 'weekly')).toEqual(['2026-12-26', '2027-01-02'])
  expect([daysInRhythm('2026-12', 2, 'daily'), daysInRhythm('2026-12-01', 0, 'daily')]).toEqual([[], []])
})

test.each<[string[], Session['sessionStatus'], string]>([
  [['2026-11-24'], 'planned', 'coming'],
  [['2026-11-20', '2026-11-30'], 'planned', 'running'],
  [['2026-11-20'], 'planned', 'over'],
  [['2026-11-20'], 'held', 'held'],
  [['2026-12-20'], 'cancelled', 'cancelled'],
])('a session on %j that is %s stands at %s', (days, sessionStatus, state) => {
  expect(stateOf({ days, sessionStatus }, '2026-11-23')).toBe(state)
})

test.each<[Session['audience'], Who, string | null]>([
  ['worker', { name: '周敏', phone: '13800001234' }, null],
  ['worker', { name: '周敏', residentId: 'r' }, 'phone-missing'],
  ['resident', { name: '王芳', residentId: 'r' }, null],
  ['resident', { name: '王芳' }, 'phone-missing'],
  ['resident', { name: '王芳', phone: '12' }, 'phone-form'],
  ['resident', { name: '' }, 'name-missing'],
  ['minor', { name: '小明' }, 'guardian-missing'],
  ['minor', { name: '小明', guardianName: '王芳' }, 'guardian-phone-missing'],
  ['minor', { name: '小明', guardianName: '王芳', guardianPhone: '13' }, 'guardian-phone-form'],
  ['minor', { name: '小明', guardianName: '王芳', guardianPhone: '13800001234' }, null],
])('of a %s like %j', (audience, who, fault) => {
  expect(faultOfWho(who, audience)).toBe(fault)
})

test('whoever signed up by phone and is found in the roster later is one person; two of a name with different phones are two', () => {
  const learner = (fields: Partial<Learner>) =>
    ({ id: 'l', kind: 'learner', name: '王芳', audience: 'resident', ...fields }) as Learner
  const byPhone = learner({ phone: '13800001234' })
  expect(sameLearner([byPhone], { name: '王 芳', phone: '13800001234', residentId: 'r' }, 'resident')).toBe(byPhone)
  expect(sameLearner([byPhone], { name: '王芳', phone: '13900005678' }, 'resident')).toBeNull()
  expect(sameLearner([byPhone], { name: '王芳', phone: '13800001234' }, 'worker')).toBeNull()
  expect(keyOfWho({ name: '王芳', phone: '1', residentId: 'r' }, 'worker')).toEqual({
    audience: 'worker',
    name: '王芳',
    phone: '1',
  })
})
