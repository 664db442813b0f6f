import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import type { RegisterRefusal } from '../registration-operations'
import { membersText } from '../text'
import type { UnitRefusal } from '../unit-operations'

export type Refusal = RegisterRefusal | UnitRefusal

/** The sentence for any refusal about units, members and registrations. A code without one does not compile. */
export function useRefusalText(): (refusal: Refusal) => string {
  const word = useText(words)
  const text = useText(membersText)
  return (refusal) => {
    switch (refusal.code) {
      case 'not-allowed':
        return word.notAllowed
      case 'faulty':
      case 'faulty-unit':
        return text.faulty
      case 'unit-taken':
        return text.unitTaken(refusal.name)
      case 'already-registered':
        return text.alreadyRegistered(text.kinds[refusal.registrationKind], refusal.since)
      case 'namesakes':
        return text.form.namesakesTitle
      default:
        return text.refusal[refusal.code]
    }
  }
}
