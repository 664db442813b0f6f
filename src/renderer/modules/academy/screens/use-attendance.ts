import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { attendanceAt } from '../attendance-queries'
import { stands } from '../attendance-rules'
import { enrolmentsOf, learnersOf } from '../queries'
import { enrolledOf } from '../rules'
import type { Attendance, Enrolment, Learner, Session } from '../schema'

const collator = new Intl.Collator('zh-CN')
const byName = (a: Learner, b: Learner) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

export type AttendanceBoard = {
  /** Who is expected, or has a mark on any day; by name. */
  expected: Learner[]
  /** Everybody who may be marked: those expected first, then the other learners of this audience. */
  everyone: Learner[]
  /** All marks of the session, those taken back left out. */
  marks: Attendance[]
}

/** Who belongs to a session and what was marked, kept up to date. Null while the store is asked. */
export function useAttendance(session: Session): AttendanceBoard | null {
  const { id, quota, audience } = session
  const learners = useLive(learnersOf, [])
  const enrolments = useLive((data) => enrolmentsOf(data, id), [id])
  const attendance = useLive((data) => attendanceAt(data, id), [id])
  return useMemo(() => {
    if (learners.loading || enrolments.loading || attendance.loading) return null
    const marks = attendance.value.map((found) => found.toMutableJSON() as Attendance).filter(stands)
    const { enrolled } = enrolledOf(
      enrolments.value.map((found) => found.toMutableJSON() as Enrolment),
      quota,
    )
    const wanted = new Set([...enrolled.map(({ learnerId }) => learnerId), ...marks.map(({ learnerId }) => learnerId)])
    const all = learners.value.map((found) => found.toMutableJSON() as Learner).sort(byName)
    const expected = all.filter((learner) => wanted.has(learner.id))
    const others = all.filter((learner) => !wanted.has(learner.id) && learner.audience === audience && learner.active !== false)
    return { expected, everyone: [...expected, ...others], marks }
  }, [learners, enrolments, attendance, quota, audience])
}
