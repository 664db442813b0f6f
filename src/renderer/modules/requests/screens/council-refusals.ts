import type { AttendanceRefusal, BecomeRefusal, MeetingRefusal, ResolutionRefusal } from '../council-rules'
import type { councilText } from '../council-text'

/** The sentence of a refusal of the council. */
export function councilRefusal(
  text: (typeof councilText)['zh-CN'],
  refusal: MeetingRefusal | AttendanceRefusal | ResolutionRefusal | BecomeRefusal,
): string {
  switch (refusal.code) {
    case 'too-long':
      return text.tooLong(refusal.most)
    case 'agenda-many':
      return text.agendaMany(refusal.most)
    case 'votes-over':
      return text.votesOver(refusal.cast, refusal.present)
    case 'voted':
      return text.voted(refusal.title, refusal.cast)
    default:
      return text.refusal[refusal.code]
  }
}
