import { stationReportSchema } from '../../shared/station'
import type { Handler } from '../server/handler'
import { appOrigin } from './origin'

export type Mode = 'desk' | 'kiosk'

/** The mode this terminal runs in: the command line's, else the one chosen at set-up, else a desk. */
export async function modeOf(handler: Handler): Promise<Mode> {
  const response = await handler(new Request(`${appOrigin}/station`))
  const report = stationReportSchema.safeParse(response.ok ? await response.json() : null)
  if (!report.success) throw new Error(`asking the station for its mode, answered ${response.status}`, { cause: report.error })
  return report.data.host.mode ?? report.data.station?.mode ?? 'desk'
}

/** True for the request that ends set-up, by hand or with a code, after which the mode may be another. */
export const endsSetUp = (request: Request, response: Response): boolean =>
  response.ok && ['PUT /station', 'POST /station/enrolment'].includes(`${request.method} ${new URL(request.url).pathname}`)

/** True where the host has compared the leave number and it was the right one. */
export const admitsLeaving = (request: Request, response: Response): boolean =>
  request.method === 'POST' && response.ok && new URL(request.url).pathname === '/kiosk/leave'
