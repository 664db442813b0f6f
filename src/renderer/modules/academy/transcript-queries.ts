import type { Data } from '../../data/collections'

/** What transcripts are made of besides marks: who, which sessions, what was brought along, what is asked for, what was given out. */
export const transcriptRecords = (data: Data) =>
  data.sessions.find({ selector: { kind: { $in: ['learner', 'session', 'carriedHours', 'hourTarget', 'certificate'] } } })

/** What one person brought along, and what was given out to them. */
export const recordsOfLearner = (data: Data, learnerId: string) =>
  data.sessions.find({ selector: { kind: { $in: ['carriedHours', 'certificate'] }, learnerId } })

/** What one person signed up for. */
export const enrolmentsBy = (data: Data, learnerId: string) => data.sessions.find({ selector: { kind: 'enrolment', learnerId } })
