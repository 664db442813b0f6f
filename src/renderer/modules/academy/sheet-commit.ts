import type { Context, Draft } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { markAttendance } from './attendance-operations'
import type { MarkRefusal } from './attendance-rules'
import type { Session } from './schema'
import type { PlannedPerson, SheetPlan } from './sheet-types'

export type SheetResult = { learners: number; marks: number }
export type SheetRefusal = MarkRefusal | { code: 'open-questions' }

function draftOf({ row, learnerId }: PlannedPerson, audience: Session['audience']): Draft<'sessions'> {
  return {
    id: learnerId ?? '',
    kind: 'learner',
    name: row.name.slice(0, 60),
    namePinyin: namePinyin(row.name),
    audience,
    active: true,
    phone: row.phone,
    ...(row.organisation ? { organisation: row.organisation.slice(0, 120) } : {}),
  }
}

/** Writes what a plan says: the people that are added, then the marks, day by day. Done twice it changes nothing. */
export async function commitSheet(
  context: Context,
  input: { session: Pick<Session, 'id' | 'audience'>; plan: SheetPlan; reason: string },
): Promise<Result<SheetResult, SheetRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { session, plan, reason } = input
  if (plan.open > 0) return refused({ code: 'open-questions' })
  const added = plan.people.filter(({ state }) => state === 'add').map((person) => draftOf(person, session.audience))
  const alive = await context.writeMany('sessions', added)
  let marks = 0
  for (const [day, entries] of plan.entries) {
    const written = await markAttendance(context, { sessionId: session.id, day, entries, source: 'sheet', reason })
    if (!written.ok) return written
    marks += written.value
  }
  return done({ learners: added.length - alive.length, marks })
}
