import { useText } from '../../../i18n/use-text'
import { placeText } from '../place-text'
import type { PlaceNode } from '../search/types'

/** A place as it is shown: `3 栋`, `2 单元`, `501`. */
export function usePlaceName(): (node: Pick<PlaceNode, 'kind' | 'name'>) => string {
  const { label } = useText(placeText)
  return ({ kind, name }) => (kind === 'building' || kind === 'entrance' || kind === 'dwelling' ? label[kind](name) : name)
}
