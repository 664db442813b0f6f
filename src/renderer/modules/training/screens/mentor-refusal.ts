import { useText } from '../../../i18n/use-text'
import type { WhoFault } from '../../academy/learner-rules'
import type { GoalRefusal, MeetingRefusal } from '../mentor-deed-rules'
import type { EndRefusal, GroupRefusal, PairRefusal } from '../mentor-rules'
import { mentorText } from '../mentor-text'
import type { Refused } from './FormDialog'

type MentorRefusal = GroupRefusal | PairRefusal | EndRefusal | MeetingRefusal | GoalRefusal | { code: WhoFault }

/** The sentence for any refusal about mentoring. A code without one does not compile. */
export function useMentorRefusal(): (refusal: MentorRefusal) => string {
  const text = useText(mentorText)
  return (refusal) => (refusal.code === 'other-mentor' ? text.otherMentor(refusal.name) : text.refusal[refusal.code])
}

/** Says it at the field it is about; `fields` are by code. */
export const refusedAt = (said: string, code: string, fields: Readonly<Record<string, string>>): Refused => ({
  said,
  field: fields[code],
})
