import { assert } from '../../lib/assert'
import type { Desk } from './desk'
import { useStage } from './use-start'

/** The open desk, for the pages that are about this computer and not about a module's records. */
export function useDesk(): Desk {
  const stage = useStage()
  assert(stage.at === 'desk', 'a page of the desk stands on an open desk')
  return stage.desk
}
