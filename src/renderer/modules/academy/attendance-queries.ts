import type { Data } from '../../data/collections'

/** Marks of one session, those taken back included. */
export const attendanceAt = (data: Data, sessionId: string) => data.sessions.find({ selector: { kind: 'attendance', sessionId } })

/** Marks of one person at all sessions. */
export const attendanceBy = (data: Data, learnerId: string) => data.sessions.find({ selector: { kind: 'attendance', learnerId } })

/** What transcripts are made of besides marks: who, which sessions, what was brought along, what is asked for, what was given out. */
export const transcriptRecords = (data: Data) =>
  data.sessions.find({ selector: { kind: { $in: ['learner', 'session', 'carriedHours', 'hourTarget', 'certificate'] } } })
