import { type Kept, useKeptInStep } from '../../use-kept-in-step'
import { publishStops } from '../publish'

const follow: Kept['follow'] = (context, soon) => {
  const changes = context.data.tours.$.subscribe(({ documentData }) => {
    // What is ticked changes nothing a kiosk shows.
    if (documentData.kind !== 'served') soon()
  })
  return () => changes.unsubscribe()
}

/** Keeps what kiosks show of tours in step with the records, while somebody is signed in who may write them. */
export function KeepStopsPublished() {
  useKeptInStep({ right: 'teams.write', follow, publish: publishStops })
  return null
}
