import { isDay } from '../../lib/time'
import { isRunning } from './mentor-rules'
import type { MentorPairing } from './schema'

export type MeetingInput = {
  mentorGroupId: string
  day: string
  title: string
  place?: string
  body?: string
  learnerIds: string[]
}

export type MeetingRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'group-gone' }
  | { code: 'title-missing' }
  | { code: 'day-form' }
  | { code: 'day-future' }
  | { code: 'nobody-came' }
  | { code: 'meeting-known' }
  | { code: 'reason-missing' }

/** A meeting is noted when it was held: by the day, with those who came. */
export function refuseMeeting(input: MeetingInput, groupIsThere: boolean, today: string): MeetingRefusal | null {
  if (!groupIsThere) return { code: 'group-gone' }
  if (!isDay(input.day)) return { code: 'day-form' }
  if (input.day > today) return { code: 'day-future' }
  if (input.title === '') return { code: 'title-missing' }
  return input.learnerIds.length === 0 ? { code: 'nobody-came' } : null
}

export type GoalRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'pairing-gone' }
  | { code: 'pairing-ended' }
  | { code: 'title-missing' }
  | { code: 'day-form' }
  | { code: 'goal-known' }

export function refuseGoal(
  goal: { title: string; dueOn?: string | undefined },
  pairing: MentorPairing | null,
): GoalRefusal | null {
  if (!pairing) return { code: 'pairing-gone' }
  if (!isRunning(pairing)) return { code: 'pairing-ended' }
  if (goal.title === '') return { code: 'title-missing' }
  return goal.dueOn && !isDay(goal.dueOn) ? { code: 'day-form' } : null
}
