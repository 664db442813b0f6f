import { createContext, useContext, useMemo, useRef } from 'react'
import { type BaseLocationHook, type BaseSearchHook, Router } from 'wouter'
import { useBrowserLocation, useSearch } from 'wouter/use-browser-location'
import { createContext as createStoreContext } from '../../data/create-context'
import { ContextProvider } from '../../data/provider'
import { assert } from '../../lib/assert'
import { mayOf, type Worker } from '../../modules/workers'
import { DeskFrame } from '../desk/DeskFrame'
import type { Desk } from '../start/desk'

type Place = { path: string; search: string; navigate: ReturnType<typeof useBrowserLocation>[1] }

const PlaceContext = createContext<Place | null>(null)

function usePlace(): Place {
  const place = useContext(PlaceContext)
  assert(place, 'a route stands inside SessionScreens')
  return place
}

const useSessionLocation: BaseLocationHook = () => {
  const { path, navigate } = usePlace()
  return [path, navigate]
}

const useSessionSearch: BaseSearchHook = () => usePlace().search

/**
 * The screens of one member of staff. While somebody else is at the desk the address they stood at is kept, or their
 * hidden screens would follow the other's addresses and lose their drafts.
 */
export function SessionScreens({
  desk,
  worker,
  active,
  onLock,
}: {
  desk: Desk
  worker: Worker
  active: boolean
  onLock: () => void
}) {
  const [path, navigate] = useBrowserLocation()
  const search = useSearch()
  const kept = useRef({ path, search })
  if (active) kept.current = { path, search }
  const context = useMemo(
    () =>
      createStoreContext({
        store: desk.store,
        station: desk.station,
        actor: { id: worker.id, name: worker.name },
        may: mayOf(worker.role),
      }),
    [desk, worker.id, worker.name, worker.role],
  )
  return (
    <PlaceContext.Provider value={{ ...kept.current, navigate }}>
      <Router hook={useSessionLocation} searchHook={useSessionSearch}>
        <ContextProvider context={context}>
          <DeskFrame desk={desk} worker={worker} onLock={onLock} />
        </ContextProvider>
      </Router>
    </PlaceContext.Provider>
  )
}
