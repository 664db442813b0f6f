import type { Context, Draft } from '../../data/context'
import { dayOf } from '../../lib/time'
import { attendanceId, earned, type Mark } from './attendance-rules'
import { allEnrolments, sessionsOf } from './queries'
import type { Enrolment, Session } from './schema'
import { hourTargetId, yearOf } from './transcript-rules'

/** Who comes, in turn: most of them, one late, one on leave, one not at all. */
const pattern: readonly Mark[] = ['present', 'present', 'late', 'present', 'leave', 'present', 'absent']

/** Marks for the days that are past of a sample's sessions, and a year's target for workers. Run again it adds nothing. */
export async function loadHoursSample(context: Context): Promise<void> {
  const today = dayOf(context.clock())
  const sessions = (await sessionsOf(context.data).exec()).map((one) => one.toMutableJSON() as Session)
  const enrolments = (await allEnrolments(context.data).exec()).map((one) => one.toMutableJSON() as Enrolment)
  const drafts = sessions
    .filter(({ sessionStatus }) => sessionStatus !== 'cancelled')
    .flatMap((session) => {
      const people = enrolments.filter(
        ({ sessionId, enrolmentStatus }) => sessionId === session.id && enrolmentStatus === 'signedUp',
      )
      return session.days
        .filter((day) => day < today)
        .flatMap((day, turn) =>
          people.map(({ learnerId }, index): Draft<'sessions'> => {
            const mark = pattern[(index + turn) % pattern.length] ?? 'present'
            const at = { sessionId: session.id, day, learnerId }
            const creditHours = earned(mark, undefined, session.creditHours)
            return { ...at, id: attendanceId(context.keyOf, at), kind: 'attendance', mark, creditHours, source: 'list' }
          }),
        )
    })
  const target = { year: yearOf(today), audience: 'worker' } as const
  const targetDraft: Draft<'sessions'> = {
    ...target,
    id: hourTargetId(context.keyOf, target),
    kind: 'hourTarget',
    creditHours: 10,
  }
  await context.writeMany('sessions', [...drafts, targetDraft])
}
