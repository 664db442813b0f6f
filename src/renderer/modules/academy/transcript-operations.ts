import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { attendanceBy } from './attendance-queries'
import { certificateId, type IssueRefusal, isGood, type RevokeRefusal, refuseIssue } from './certificate-rules'
import type { Attendance, CarriedHours, Certificate, HourTarget, Learner, SessionRecord } from './schema'
import { recordsOfLearner } from './transcript-queries'
import { hoursIn, hourTargetId, linesOf, refuseTarget, type TargetRefusal } from './transcript-rules'

async function findRecord(context: Context, id: string, kind: SessionRecord['kind']): Promise<SessionRecord | null> {
  const found = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  return found?.kind === kind ? found : null
}

/** The hours somebody has in a year, of the records as they stand. */
export async function hoursOfYear(context: Context, learnerId: string, year: string): Promise<number> {
  const marks = (await attendanceBy(context.data, learnerId).exec()).map((one) => one.toMutableJSON() as Attendance)
  const records = (await recordsOfLearner(context.data, learnerId).exec()).map((one) => one.toMutableJSON())
  const carried = records.filter(({ kind }) => kind === 'carriedHours') as CarriedHours[]
  return hoursIn(linesOf({ marks, carried, sessions: new Map() }), year)
}

/** 年度学时目标: what is asked for in a year of those it is for; setting it again changes it. */
export async function setTarget(
  context: Context,
  input: { year: string; audience: HourTarget['audience']; creditHours: number },
): Promise<Result<null, TargetRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const refusal = refuseTarget(input)
  if (refusal) return refused(refusal)
  const id = hourTargetId(context.keyOf, input)
  const [alive] = await context.writeMany('sessions', [{ id, kind: 'hourTarget', ...input }])
  if (alive) await context.change('sessions', id, { creditHours: input.creditHours })
  return done(null)
}

/** 调走 and 回来: nobody of another center is asked for hours here; what was attended stays. */
export async function setLearnerHere(
  context: Context,
  input: { id: string; here: boolean },
): Promise<Result<null, { code: 'not-allowed' | 'unknown-learner' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await findRecord(context, input.id, 'learner'))) return refused({ code: 'unknown-learner' })
  await context.change('sessions', input.id, { active: input.here })
  return done(null)
}

/**
 * 发证: over the hours of a year as they stand. `certificateNo` is the terminal's next number (data/receipt-client.ts), given once.
 * `organisation` is the center as the paper names it.
 */
export async function issueCertificate(
  context: Context,
  input: { learnerId: string; year: string; certificateNo: string; organisation: string },
): Promise<Result<Certificate, IssueRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { learnerId, year, certificateNo, organisation } = input
  const learner = (await findRecord(context, learnerId, 'learner')) as Learner | null
  if (!learner) return refused({ code: 'unknown-learner' })
  const known = (await recordsOfLearner(context.data, learnerId).exec()).map((one) => one.toMutableJSON())
  const ofYear = known.filter((one) => one.kind === 'certificate' && one.year === year) as Certificate[]
  const creditHours = await hoursOfYear(context, learnerId, year)
  const refusal = refuseIssue(creditHours, ofYear)
  if (refusal) return refused(refusal)
  const id = certificateId(context.keyOf, { learnerId, year, certificateNo })
  const issuedOn = dayOf(context.clock())
  const draft = { id, kind: 'certificate' as const, learnerId, year, creditHours, certificateNo, issuedOn, organisation }
  return done((await context.write('sessions', draft)) as Certificate)
}

/** 撤销: the paper stays to be found under its number, with the reason, and is good no more. */
export async function revokeCertificate(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<null, RevokeRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const found = (await findRecord(context, input.id, 'certificate')) as Certificate | null
  if (!found || !isGood(found)) return refused({ code: 'gone' })
  const reason = input.reason.trim()
  if (reason === '') return refused({ code: 'reason-missing' })
  await context.change('sessions', input.id, { void: true, reason })
  return done(null)
}
