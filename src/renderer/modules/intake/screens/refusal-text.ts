import type { Language } from '../../../i18n/text'
import { unreachable } from '../../../lib/assert'
import type { kiosksText, pageText } from '../intake-text'
import type { CorrectionRefusal, DecisionRefusal, OrderRefusal } from '../rules'

type Texts = (typeof pageText)['zh-CN']

/** The sentence of a refusal; what another module did not take comes in its own words. */
export function refusalText(text: Texts, refusal: DecisionRefusal | CorrectionRefusal, language: Language): string {
  switch (refusal.code) {
    case 'not-taken':
      return refusal.why[language]
    case 'too-long':
      return text.tooLong(refusal.most)
    case 'decided':
      return text.refusal.decided[refusal.status]
    case 'misfit':
      return text.misfit(
        refusal.fields.map((field) => (text.field as Readonly<Record<string, string>>)[field] ?? field).join(' '),
      )
    case 'not-allowed':
    case 'unknown':
    case 'damaged':
    case 'reason-missing':
    case 'says-who':
      return text.refusal[refusal.code]
    default:
      return unreachable(refusal)
  }
}

export const orderRefusalText = (text: (typeof kiosksText)['zh-CN'], refusal: OrderRefusal): string =>
  refusal.code === 'too-long' ? text.tooLong(refusal.most) : text.refusal[refusal.code]
