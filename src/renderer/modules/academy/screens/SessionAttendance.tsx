import type { Session } from '../schema'

/** 考勤: the attendance part of a session's page. */
export function SessionAttendance(_: { session: Session }) {
  return null
}
