import type { Join } from '../../../shared/enrolment'
import { hostErrorSchema } from '../../../shared/station'
import { HostFault } from '../start/host'
import { appCollections } from './app-collections'

/** Makes this computer the terminal that a 登记码 was printed for. Throws a HostFault with the code of what was refused. */
export async function joinCenter(
  fetch: (path: string, init: RequestInit) => Promise<Response>,
  wish: Pick<Join, 'hub' | 'code'>,
): Promise<void> {
  const body = JSON.stringify({ ...wish, ...appCollections })
  let response: Response
  let told: unknown
  try {
    response = await fetch('/station/enrolment', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    told = await response.json()
  } catch (cause) {
    throw new HostFault('no-answer', 'the host did not answer', { cause })
  }
  if (response.ok) return
  const fault = hostErrorSchema.safeParse(told)
  throw new HostFault(
    fault.success ? fault.data.error : 'no-answer',
    fault.success ? fault.data.reason : `status ${response.status}`,
  )
}
