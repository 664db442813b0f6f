import type { Data } from '../../data/collections'

/** Marks of one session, those taken back included. */
export const attendanceAt = (data: Data, sessionId: string) => data.sessions.find({ selector: { kind: 'attendance', sessionId } })

/** Marks of one person at all sessions. */
export const attendanceBy = (data: Data, learnerId: string) => data.sessions.find({ selector: { kind: 'attendance', learnerId } })
