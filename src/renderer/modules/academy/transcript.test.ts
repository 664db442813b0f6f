import { afterEach, describe, expect, test } from 'vitest'
import { readReceiptNumber, receiptNumber, terminalMark } from '../../../shared/receipt-number'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll } from '../../sync/testing/stations'
import { markAttendance } from './attendance-operations'
import { attendanceAt } from './attendance-queries'
import { checkCertificate, doubledYears, spellCertificateNo } from './certificate-rules'
import { exportExchange, type Mentors, takeExchange } from './exchange-operations'
import { readExchange } from './exchange-rules'
import { learnerId } from './ids'
import type { Attendance, CarriedHours, Certificate, HourTarget, Learner } from './schema'
import { sessionSchema } from './schema'
import { hoursOfYear, issueCertificate, revokeCertificate, setLearnerHere, setTarget } from './transcript-operations'
import { transcriptRecords } from './transcript-queries'
import { hoursIn, linesOf, refuseTarget, targetOf, yearOfLearner, yearsOf } from './transcript-rules'

const noMentors: Mentors = {
  pack: async () => ({ groups: [], pairings: [] }),
  take: async () => ({ ok: true, value: { groups: 0, pairings: 0, ended: 0 } }),
}
const day = '2026-11-20'
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code

/** A center with a worker 李娜 and a session of its own on one day. */
async function openCenter(
  name: string,
  may?: (right: string) => boolean,
): Promise<{ context: Context; id: string; attend: (hours: number, reason?: string) => Promise<void> }> {
  const { context, close } = await openTestContext({ collections: { sessions: { schema: sessionSchema } }, ...(may && { may }) })
  closing.push(close)
  const id = learnerId(context.keyOf, { audience: 'worker', name: '李娜', phone: '13812345678' })
  const sessionId = `session-${name}`
  const times = { startsAt: '09:00', endsAt: '16:00', sessionStatus: 'held', creditHours: 6, audience: 'worker' } as const
  await context.write('sessions', { id: sessionId, kind: 'session', title: `${name}培训`, courseId: 'c', days: [day], ...times })
  return {
    context,
    id,
    attend: async (creditHours, reason) => {
      const person = { name: '李娜', namePinyin: 'li na', audience: 'worker', phone: '13812345678', active: true } as const
      await context.writeMany('sessions', [{ id, kind: 'learner', ...person }])
      const entries = [{ learnerId: id, mark: 'present' as const, creditHours }]
      made(await markAttendance(context, { sessionId, day, entries, source: 'list', ...(reason && { reason }) }))
    },
  }
}
const carry = async (from: { context: Context; id: string }, center: string, to: Context) => {
  const { text } = made(await exportExchange(from.context, { learnerIds: [from.id], center, mentors: noMentors }))
  return made(await takeExchange(to, { body: made(readExchange(to.keyOf, text)), mentors: noMentors }))
}

describe('a transcript', () => {
  const mark = (over: Partial<Attendance>) =>
    ({ id: 'm', day, sessionId: 's', mark: 'present', creditHours: 6, ...over }) as Attendance
  const brought = { id: 'b', day: '2025-12-31', title: '外区培训', creditHours: 2.25, organisation: '甲中心' } as CarriedHours
  const lines = linesOf({
    marks: [mark({}), mark({ id: 'n', mark: 'leave', creditHours: 0 }), mark({ id: 'o', void: true })],
    carried: [brought, { ...brought, id: 'zero', creditHours: 0 }],
    sessions: new Map([['s', { title: '应急处置' }]]),
  })

  test('has what was attended and what was brought, by day; what was taken back is not in it', () => {
    expect(lines.map(({ id, title, hours }) => [id, title, hours])).toEqual([
      ['b', '外区培训', 2.25],
      ['m', '应急处置', 6],
      ['n', '应急处置', 0],
    ])
    expect([hoursIn(lines, '2025'), hoursIn(lines, '2026'), hoursIn(lines, '2027')]).toEqual([2.25, 6, 0])
    expect(yearsOf(lines, '2027')).toEqual(['2027', '2026', '2025'])
  })

  test('lacks what the target has more, and nothing where there is no target', () => {
    const targets = [{ year: '2026', audience: 'worker', creditHours: 40 }] as HourTarget[]
    const learner = { id: 'li', audience: 'worker' } as Learner
    const of = (year: string) => yearOfLearner(learner, lines, year, targetOf(targets, year, 'worker')).lacking
    expect([of('2026'), of('2025'), targetOf(targets, '2026', 'resident')]).toEqual([34, 0, null])
  })

  test.each([
    ['2026', 40, undefined],
    ['2026', 0, 'hours-form'],
    ['2026', 0.1, 'hours-form'],
    ['2026', 1000.25, 'hours-form'],
    ['26', 40, 'year-form'],
  ])('target %s %s is %s', (year, creditHours, code) => expect(refuseTarget({ year, creditHours })?.code).toBe(code))
})

test('a target is set, and set again; without the right it is not', async () => {
  const { context } = await openCenter('甲')
  for (const creditHours of [40, 48.5]) made(await setTarget(context, { year: '2026', audience: 'worker', creditHours }))
  const targets = await context.data.sessions.find({ selector: { kind: 'hourTarget' } }).exec()
  expect(targets.map(({ creditHours }) => creditHours)).toEqual([48.5])
  const target = { year: '2026', audience: 'worker', creditHours: 40 } as const
  expect(codeOf(await setTarget((await openCenter('乙', () => false)).context, target))).toBe('not-allowed')
})

const numberOf = (device: string, serial: number, centerCode = '420106012003') =>
  receiptNumber({ centerCode, terminalMark: terminalMark(device), day: '2026-11-23', serial })

describe('a certificate', () => {
  const certificates = async ({ data }: Context) =>
    (await transcriptRecords(data).exec())
      .map((one) => one.toMutableJSON())
      .filter(({ kind }) => kind === 'certificate') as Certificate[]

  test('is issued over the hours as they stand, once; revoked with a reason it is found under its number and another is issued', async () => {
    const { context, id, attend } = await openCenter('甲')
    const issue = (serial: number, year = '2026') =>
      issueCertificate(context, { learnerId: id, year, certificateNo: numberOf('7k2m9qxa', serial), organisation: '百瑞苑' })
    expect(codeOf(await issue(1))).toBe('unknown-learner')
    await attend(4.5)
    expect(codeOf(await issue(1, '2025'))).toBe('no-hours')
    const first = made(await issue(1))
    expect([first.creditHours, first.issuedOn]).toEqual([4.5, '2026-11-23'])
    expect(codeOf(await issue(2))).toBe('exists')
    expect(codeOf(await revokeCertificate(context, { id: first.id, reason: ' ' }))).toBe('reason-missing')
    expect(codeOf(await revokeCertificate(context, { id: first.id, reason: '名字印错' }))).toBe('ok')
    expect(codeOf(await revokeCertificate(context, { id: first.id, reason: '名字印错' }))).toBe('gone')
    const second = made(await issue(2))
    const check = async (typed: string) => checkCertificate(typed, context.centerCode, await certificates(context)).code
    expect(await check(first.certificateNo)).toBe('revoked')
    expect(await check(spellCertificateNo(second.certificateNo))).toBe('good')
    expect(await check(second.certificateNo.slice(12))).toBe('good')
    expect(await check(numberOf('7k2m9qxa', 3))).toBe('unknown')
    expect(await check(second.certificateNo.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)))).toBe('check')
  })

  test('that two desks issue for one year offline is two papers with two numbers, both found, and told until one is revoked', async () => {
    const place = await openPlace({ sessions: { schema: sessionSchema } })
    closing.push(() => place.close())
    const [one, two] = [await place.station(), await place.station()]
    const person = { name: '李娜', namePinyin: 'li na', audience: 'worker', active: true } as const
    await one.context.write('sessions', { id: 'learner-li', kind: 'learner', ...person })
    const brought = { learnerId: 'learner-li', title: '外区培训', day: '2026-03-01', creditHours: 8, organisation: '甲中心' }
    await one.context.write('sessions', { id: 'carried-1', kind: 'carriedHours', ...brought })
    await syncAll(one, two)
    const asked = { learnerId: 'learner-li', year: '2026', organisation: '百瑞苑' }
    const first = made(await issueCertificate(one.context, { ...asked, certificateNo: numberOf('station1', 1) }))
    const second = made(await issueCertificate(two.context, { ...asked, certificateNo: numberOf('station2', 1) }))
    await syncAll(one, two, one)
    for (const { context } of [one, two]) {
      const known = await certificates(context)
      const verdicts = [first, second].map(({ certificateNo }) => checkCertificate(certificateNo, context.centerCode, known).code)
      expect([verdicts, doubledYears(known)]).toEqual([['good', 'good'], ['2026']])
    }
    made(await revokeCertificate(two.context, { id: second.id, reason: '重复' }))
    await syncAll(two, one)
    expect(doubledYears(await certificates(one.context))).toEqual([])
  })

  test('has another number at every terminal and in every center, and each number passes its check', () => {
    const numbers = ['420106012003', '420106012004'].flatMap((center) =>
      ['7k2m9qxa', 'kiosk001', 'zzzzzzzz'].flatMap((device) => [1, 2, 10_000].map((serial) => numberOf(device, serial, center))),
    )
    expect(new Set(numbers).size).toBe(18)
    expect(numbers.every((number) => readReceiptNumber(number, '420106012003').ok)).toBe(true)
  })
})

describe('a worker who moves', () => {
  test('has their hours in the other center; the file read twice changes nothing, and back home nothing is counted twice', async () => {
    const [one, two] = [await openCenter('甲'), await openCenter('乙')]
    await one.attend(4.5)
    expect(await carry(one, '甲中心', two.context)).toEqual({ learners: 1, hours: 1, changed: 0, certificates: 0, mentors: 0 })
    expect(await carry(one, '甲中心', two.context)).toEqual({ learners: 0, hours: 0, changed: 0, certificates: 0, mentors: 0 })
    await two.attend(6)
    expect(await hoursOfYear(two.context, two.id, '2026')).toBe(10.5)
    made(await setLearnerHere(one.context, { id: one.id, here: false }))
    expect((await carry(two, '乙中心', one.context)).hours).toBe(1)
    expect(await hoursOfYear(one.context, one.id, '2026')).toBe(10.5)
    expect((await one.context.data.sessions.findOne(one.id).exec())?.active).toBe(true)
    const three = await openCenter('丙')
    for (const from of [one, two]) await carry(from, '中心', three.context)
    expect(await hoursOfYear(three.context, one.id, '2026')).toBe(10.5)
  })

  test('has a correction and a revocation follow them; the older file brings nothing back', async () => {
    const [one, two] = [await openCenter('甲'), await openCenter('乙')]
    await one.attend(6)
    const certificateNo = numberOf('7k2m9qxa', 1)
    const paper = made(
      await issueCertificate(one.context, { learnerId: one.id, year: '2026', certificateNo, organisation: '甲中心' }),
    )
    const early = made(await exportExchange(one.context, { learnerIds: [one.id], center: '甲中心', mentors: noMentors })).text
    const old = made(readExchange(one.context.keyOf, early))
    await carry(one, '甲中心', two.context)
    await one.attend(2, '只上了半天')
    made(await revokeCertificate(one.context, { id: paper.id, reason: '学时有误' }))
    expect((await carry(one, '甲中心', two.context)).changed).toBe(2)
    const yesterday = { ...old, hours: old.hours.map((line) => ({ ...line, asOf: '2026-11-22' })) }
    expect((await takeExchange(two.context, { body: yesterday, mentors: noMentors })).ok).toBe(true)
    expect(await hoursOfYear(two.context, one.id, '2026')).toBe(2)
    expect(await two.context.data.sessions.findOne(paper.id).exec()).toMatchObject({ void: true, reason: '学时有误' })
    const marks = await attendanceAt(one.context.data, 'session-甲').exec()
    await one.context.change('sessions', marks[0]?.id ?? '', { void: true, reason: '同名的另一位' })
    await carry(one, '甲中心', two.context)
    expect(await hoursOfYear(two.context, one.id, '2026')).toBe(0)
  })

  test('brings a file that was changed, is of another city, or is none: it is refused with the reason', async () => {
    const one = await openCenter('甲')
    await one.attend(6)
    const { text } = made(await exportExchange(one.context, { learnerIds: [one.id], center: '甲中心', mentors: noMentors }))
    const read = (given: string, keyOf = one.context.keyOf) => codeOf(readExchange(keyOf, given))
    expect(read(text)).toBe('ok')
    expect(read(text.replace('\\"creditHours\\":6', '\\"creditHours\\":60'))).toBe('other-city')
    expect(read(text, (...parts) => `another city ${parts.length}`)).toBe('other-city')
    expect([read('[]'), read('not at all'), read('{"format":"yizhan-academy-exchange"}')]).toEqual(Array(3).fill('not-exchange'))
  })

  test('takes nobody else along, and nothing leaves or is written without the right', async () => {
    const one = await openCenter('甲')
    await one.attend(6)
    await one.context.write('sessions', {
      id: 'learner-child',
      kind: 'learner',
      name: '乐乐',
      namePinyin: '',
      audience: 'minor',
      active: true,
    })
    const asked = { center: '甲中心', mentors: noMentors }
    const { text, people } = made(await exportExchange(one.context, { ...asked, learnerIds: [one.id, 'learner-child'] }))
    expect([people, text.includes('乐乐')]).toEqual([1, false])
    expect(codeOf(await exportExchange(one.context, { ...asked, learnerIds: ['learner-child'] }))).toBe('nobody')
    const reader = await openCenter('乙', () => false)
    expect(codeOf(await exportExchange(reader.context, { ...asked, learnerIds: [one.id] }))).toBe('not-allowed')
    const body = made(readExchange(one.context.keyOf, text))
    expect(codeOf(await takeExchange(reader.context, { body, mentors: noMentors }))).toBe('not-allowed')
  })
})
