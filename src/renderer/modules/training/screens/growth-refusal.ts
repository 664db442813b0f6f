import { useText } from '../../../i18n/use-text'
import type { GrowthRefusal } from '../growth-rules'
import { growthText } from '../growth-text'
import type { EndRefusal } from '../mentor-rules'

/** The sentence for any refusal about secretaries. A code without one does not compile. */
export function useGrowthRefusal(): (refusal: GrowthRefusal | EndRefusal) => string {
  const text = useText(growthText)
  return (refusal) => text.refusal[refusal.code]
}
