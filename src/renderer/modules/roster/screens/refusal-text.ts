import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import type { AlreadyHere, Faulty, Gone, NotAllowed } from '../operations'
import { personText } from '../person-text'
import type { DayFault, PlaceFault } from '../rules'
import { rosterText } from '../text'

export type Refusal = NotAllowed | Gone | Faulty | AlreadyHere | DayFault | PlaceFault

/** The sentence for any refusal of the roster's operations. A code without one does not compile. */
export function useRefusalText(): (refusal: Refusal) => string {
  const word = useText(words)
  const text = useText(rosterText)
  const person = useText(personText)
  return (refusal) => {
    switch (refusal.code) {
      case 'not-allowed':
        return word.notAllowed
      case 'gone':
        return text.gone
      case 'faulty':
        return person.faults(refusal.faults.length)
      case 'already-here':
        return text.alreadyHere(refusal.name)
      case 'day-form':
      case 'day-future':
      case 'day-before-birth':
        return text.day[refusal.code]
      default:
        return text.place[refusal.code]
    }
  }
}
