import { unreachable } from '../../../lib/assert'
import type { ChangePinRefusal, EnrolRefusal, FirstDirectorRefusal, RetireRefusal, SignInRefusal } from '../rules'
import type { workersText } from '../text'

type Texts = (typeof workersText)['zh-CN']

export type AnyRefusal = EnrolRefusal | FirstDirectorRefusal | ChangePinRefusal | RetireRefusal | SignInRefusal

/** The sentence of a refusal. `now` in milliseconds: a lock tells how long it still lasts. */
export function refusalText(text: Texts, refusal: AnyRefusal, now: number): string {
  switch (refusal.code) {
    case 'wrong-pin':
      return text.wrongPin(refusal.left)
    case 'locked': {
      const seconds = Math.max(0, Math.ceil((refusal.until - now) / 1000))
      return text.locked(text.rest(Math.floor(seconds / 60), seconds % 60))
    }
    case 'name-taken':
      return refusal.retired ? text.refusal['name-retired'] : text.refusal['name-taken']
    case 'not-allowed':
    case 'name-missing':
    case 'pin-form':
    case 'pin-weak':
    case 'staff-exists':
    case 'unknown':
    case 'retired':
    case 'self':
    case 'last-director':
      return text.refusal[refusal.code]
    default:
      return unreachable(refusal)
  }
}
