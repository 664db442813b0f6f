import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import type { EndRefusal, StayRefusal, TeamRefusal } from '../rules'
import type { CancelRefusal } from '../shift-operations'
import type { PlanRefusal, TickRefusal } from '../shift-rules'
import { shiftText } from '../shift-text'
import { teamText } from '../text'

/** The sentence for any refusal about teams and their members. A code without one does not compile. */
export function useTeamRefusal(): (refusal: TeamRefusal | StayRefusal | EndRefusal) => string {
  const word = useText(words)
  const text = useText(teamText)
  return (refusal) => {
    if (refusal.code === 'not-allowed') return word.notAllowed
    return refusal.code === 'slot-taken' ? text.slotTaken(refusal.name) : text.refusal[refusal.code]
  }
}

/** The same for shifts. */
export function useShiftRefusal(): (refusal: PlanRefusal | TickRefusal | CancelRefusal) => string {
  const word = useText(words)
  const text = useText(shiftText)
  return (refusal) => (refusal.code === 'not-allowed' ? word.notAllowed : text.refusal[refusal.code])
}
