import { type Kept, useKeptInStep } from '../../use-kept-in-step'
import { publishSessions } from '../publish'

const shown: ReadonlySet<string> = new Set(['session', 'enrolment', 'teachingPoint'])

const follow: Kept['follow'] = (context, soon) => {
  const changes = context.data.sessions.$.subscribe(({ documentData }) => {
    if (shown.has(documentData.kind)) soon()
  })
  return () => changes.unsubscribe()
}

/** Keeps what kiosks show of sessions in step with the records, while somebody is signed in who may write them. */
export function KeepSessionsPublished() {
  useKeptInStep({ right: 'academy.write', follow, publish: publishSessions })
  return null
}
