import type { Context, Draft, Patch } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { instantOf } from '../../lib/time'
import { carriedId, type Packed, packExchange, writeExchange } from './exchange-rules'
import type { ExchangeBody } from './exchange-schema'
import { allAttendance, sessionsOf } from './queries'
import type { Attendance, CarriedHours, Certificate, Learner, SessionRecord } from './schema'
import { transcriptRecords } from './transcript-queries'

/** What belongs to the module of mentoring and travels with a worker (training/mentor-exchange.ts); handed in by modules/index.ts. */
export type Mentors = {
  pack: (context: Context, learnerIds: readonly string[]) => Promise<ExchangeBody['mentors']>
  take: (
    context: Context,
    given: ExchangeBody['mentors'],
  ) => Promise<Result<{ groups: number; pairings: number; ended: number }, { code: 'not-allowed' }>>
}

const plain = <T>(found: { toMutableJSON: () => SessionRecord }[]): T[] => found.map((one) => one.toMutableJSON() as T)

/** The text of an exchange file for these learners. Only workers move: of others nothing leaves. */
export async function exportExchange(
  context: Context,
  input: { learnerIds: readonly string[]; center: string; mentors: Mentors },
): Promise<Result<{ text: string; people: number }, { code: 'not-allowed' | 'nobody' }>> {
  if (!context.may('academy.read')) return refused({ code: 'not-allowed' })
  const asked = new Set(input.learnerIds)
  const records = plain<SessionRecord>(await transcriptRecords(context.data).exec())
  const of = <T>(kind: SessionRecord['kind']) => records.filter((one) => one.kind === kind) as T[]
  const learners = of<Learner>('learner').filter(({ id, audience }) => asked.has(id) && audience === 'worker')
  if (learners.length === 0) return refused({ code: 'nobody' })
  const packed: Packed = {
    center: input.center,
    centerCode: context.centerCode,
    at: instantOf(context.clock()),
    learners,
    marks: plain<Attendance>(await allAttendance(context.data).exec()),
    carried: of<CarriedHours>('carriedHours'),
    certificates: of<Certificate>('certificate'),
    sessions: new Map((await sessionsOf(context.data).exec()).map(({ id, title = '' }) => [id, { title }])),
    mentors: await input.mentors.pack(
      context,
      learners.map(({ id }) => id),
    ),
  }
  return done({ text: writeExchange(context.keyOf, packExchange(context.keyOf, packed)), people: learners.length })
}

export type Taken = { learners: number; hours: number; changed: number; certificates: number; mentors: number }

/** Hours that are to be written: what was attended here came home and counts already. */
async function strange(context: Context, { hours }: ExchangeBody): Promise<ExchangeBody['hours']> {
  const own = plain<Attendance>(await allAttendance(context.data).exec()).map(({ id }) => carriedId(context.keyOf, id))
  const ours = new Set(own)
  return hours.filter(({ id }) => !ours.has(id))
}

/** What a center says later of the same day stands; an older file brings nothing back. */
const newerOf =
  (given: ReadonlyMap<string, ExchangeBody['hours'][number]>) =>
  ({ id, creditHours, title, issuedOn = '' }: SessionRecord): Patch<'sessions'> | null => {
    const now = given.get(id)
    if (!now || now.asOf < issuedOn || (now.creditHours === creditHours && now.title === title)) return null
    return { creditHours: now.creditHours, title: now.title, issuedOn: now.asOf }
  }

/** A revocation travels; nothing makes a revoked paper good again. */
const revokedOf =
  (given: ReadonlyMap<string, ExchangeBody['certificates'][number]>) =>
  ({ id, void: revoked }: SessionRecord): Patch<'sessions'> | null => {
    const now = given.get(id)
    return now?.void === true && revoked !== true ? { void: true, reason: now.reason } : null
  }

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((one) => [one.id, one]))

/** 转入: what another center attests of people who come from there. Read twice it changes nothing. */
export async function takeExchange(
  context: Context,
  input: { body: ExchangeBody; mentors: Mentors },
): Promise<Result<Taken, { code: 'not-allowed' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { body } = input
  const learners = body.learners.map(
    (one): Draft<'sessions'> => ({
      ...one,
      kind: 'learner',
      namePinyin: namePinyin(one.name),
      audience: 'worker',
      active: true,
    }),
  )
  const known = await context.writeMany('sessions', learners)
  // Whoever brings their file here is here again.
  await context.changeMany('sessions', known, ({ active }): Patch<'sessions'> | null =>
    active === false ? { active: true } : null,
  )
  const hours = await strange(context, body)
  // A day without hours is only news of one that was carried before.
  const fresh = hours.filter(({ creditHours }) => creditHours > 0)
  const drafts = fresh.map(({ asOf, ...one }): Draft<'sessions'> => ({ ...one, kind: 'carriedHours', issuedOn: asOf }))
  const alive = await context.writeMany('sessions', drafts)
  const changed = await context.changeMany(
    'sessions',
    hours.map(({ id }) => id),
    newerOf(byId(hours)),
  )
  const papers = body.certificates.map((one): Draft<'sessions'> => ({ ...one, kind: 'certificate' }))
  const there = await context.writeMany('sessions', papers)
  const revoked = await context.changeMany('sessions', there, revokedOf(byId(body.certificates)))
  const paired = await input.mentors.take(context, body.mentors)
  if (!paired.ok) return paired
  return done({
    learners: learners.length - known.length,
    hours: drafts.length - alive.length,
    changed: changed.length + revoked.length,
    certificates: papers.length - there.length,
    mentors: paired.value.pairings + paired.value.ended,
  })
}
