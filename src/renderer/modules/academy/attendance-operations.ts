import type { Context, Draft, Patch } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import {
  attendanceId,
  type CodeRefusal,
  differs,
  type Entry,
  earned,
  type Mark,
  type MarkRefusal,
  refuseCode,
  refuseDay,
  refuseHours,
  stands,
} from './attendance-rules'
import { learnersByIds, sessionById } from './queries'
import type { Attendance, Session } from './schema'

async function sessionOf(context: Context, id: string): Promise<Session | null> {
  const found = (await sessionById(context.data, id).exec())?.toMutableJSON()
  return found?.kind === 'session' ? (found as Session) : null
}

async function standingAt(context: Context, ids: readonly string[]): Promise<Map<string, Attendance>> {
  const found = await context.data.sessions.findByIds([...ids]).exec()
  return new Map([...found].map(([id, one]) => [id, one.toMutableJSON() as Attendance]))
}

type Asked = { sessionId: string; day: string; entries: readonly Entry[]; source: Attendance['source']; reason?: string }

/** A mark of an earlier day that says something else afterwards is a correction, and has its reason. */
const needsReason = (known: ReadonlyMap<string, Attendance>, changed: readonly string[], day: string, today: string): boolean =>
  day < today && changed.some((id) => known.get(id) !== undefined)

/**
 * 考勤: marks for one day, all at once. What stands already and says the same is left alone; on the day itself a mark may be changed
 * freely, afterwards with a reason (更正). Answers how many were written or changed.
 */
export async function markAttendance(context: Context, asked: Asked): Promise<Result<number, MarkRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { sessionId, day, entries, source } = asked
  const today = dayOf(context.clock())
  const session = await sessionOf(context, sessionId)
  const refusal = refuseDay(session, day, today)
  if (!session || refusal) return refused(refusal ?? { code: 'unknown-session' })
  const whole = session.creditHours
  const odd = entries.map((entry) => refuseHours(entry.creditHours, whole)).find((one) => one !== null)
  if (odd) return refused(odd)
  const people = await learnersByIds(
    context.data,
    entries.map(({ learnerId }) => learnerId),
  ).exec()
  if (entries.some(({ learnerId }) => people.get(learnerId)?.kind !== 'learner')) return refused({ code: 'unknown-learner' })
  const idOf = ({ learnerId }: Entry) => attendanceId(context.keyOf, { sessionId, day, learnerId })
  const byId = new Map(entries.map((entry) => [idOf(entry), entry]))
  const known = await standingAt(context, [...byId.keys()])
  const changed = [...byId].flatMap(([id, entry]) => {
    const there = known.get(id)
    return there && !differs(there, entry, whole) ? [] : [id]
  })
  const reason = asked.reason?.trim() || undefined
  if (!reason && needsReason(known, changed, day, today)) return refused({ code: 'reason-missing' })
  return done(await writeMarks(context, { sessionId, day, source, whole, reason }, byId, changed))
}

type About = { sessionId: string; day: string; source: Attendance['source']; whole: number; reason: string | undefined }

async function writeMarks(context: Context, about: About, byId: ReadonlyMap<string, Entry>, changed: readonly string[]) {
  const { sessionId, day, source, whole, reason } = about
  const fieldsOf = ({ mark, creditHours }: Entry) => ({ mark, creditHours: earned(mark, creditHours, whole), source })
  const drafts = changed.flatMap((id): Draft<'sessions'>[] => {
    const entry = byId.get(id)
    return entry ? [{ id, kind: 'attendance', sessionId, day, learnerId: entry.learnerId, ...fieldsOf(entry) }] : []
  })
  const alive = await context.writeMany('sessions', drafts)
  const patched = await context.changeMany('sessions', alive, (there): Patch<'sessions'> | null => {
    const entry = byId.get(there.id)
    if (!entry || !differs(there as Attendance, entry, whole)) return null
    return { ...fieldsOf(entry), void: undefined, reason }
  })
  return drafts.length - alive.length + patched.length
}

/** 签到码签到: whoever names the code of today was there. It marks present and leaves alone who has a mark already. */
export async function markByCode(
  context: Context,
  input: { sessionId: string; day: string; code: string; learnerId: string },
): Promise<Result<'marked' | 'already', MarkRefusal | CodeRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { sessionId, day, learnerId } = input
  const session = await sessionOf(context, sessionId)
  if (!session) return refused({ code: 'unknown-session' })
  if (day !== dayOf(context.clock())) return refused({ code: 'code-not-today' })
  const wrong = refuseCode(context.keyOf, input.code, session, day)
  if (wrong) return refused(wrong)
  const id = attendanceId(context.keyOf, { sessionId, day, learnerId })
  const there = (await standingAt(context, [id])).get(id)
  if (there && stands(there) && (there.mark === 'present' || there.mark === 'late')) return done('already')
  const written = await markAttendance(context, { sessionId, day, entries: [{ learnerId, mark: 'present' }], source: 'code' })
  return written.ok ? done('marked') : written
}

/** 更正: another mark or other hours, and why; the record's history keeps what stood before. */
export async function correctMark(
  context: Context,
  input: { id: string; mark: Mark; creditHours?: number | undefined; reason: string },
): Promise<Result<number, MarkRefusal>> {
  const there = (await standingAt(context, [input.id])).get(input.id)
  if (there?.kind !== 'attendance') return refused({ code: 'gone' })
  if (input.reason.trim() === '') return refused({ code: 'reason-missing' })
  const { sessionId, day, learnerId, source } = there
  const { mark, creditHours, reason } = input
  return markAttendance(context, { sessionId, day, entries: [{ learnerId, mark, creditHours }], source, reason })
}

/** 作废: a mark that was somebody else's; it stays with its reason and earns nothing. */
export async function voidMark(context: Context, input: { id: string; reason: string }): Promise<Result<null, MarkRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const there = (await standingAt(context, [input.id])).get(input.id)
  if (there?.kind !== 'attendance' || !stands(there)) return refused({ code: 'gone' })
  const reason = input.reason.trim()
  if (reason === '') return refused({ code: 'reason-missing' })
  await context.change('sessions', input.id, { void: true, reason })
  return done(null)
}
