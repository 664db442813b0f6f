import {
  hostErrorSchema,
  type SetUp,
  type Station,
  type StationReport,
  stationReportSchema,
  stationSchema,
} from '../../../shared/station'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** The host answered with an error. `code` is HostError's, or `no-answer` where there was none that could be read. */
export class HostFault extends Error {
  readonly code: string

  constructor(code: string, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.code = code
  }
}

const headers = { 'content-type': 'application/json' }

async function ask(fetch: Fetch, init?: RequestInit): Promise<unknown> {
  let response: Response
  let body: unknown
  try {
    response = await fetch('/station', init)
    body = await response.json()
  } catch (cause) {
    throw new HostFault('no-answer', 'the host did not answer', { cause })
  }
  if (response.ok) return body
  const told = hostErrorSchema.safeParse(body)
  throw new HostFault(told.success ? told.data.error : 'no-answer', told.success ? told.data.reason : `status ${response.status}`)
}

/** What the page asks its host about itself. Every verb throws a HostFault where the host declines or does not answer. */
export const createHost = (fetch: Fetch) => ({
  report: async (): Promise<StationReport> => stationReportSchema.parse(await ask(fetch)),
  setUp: async (wish: SetUp): Promise<Station> =>
    stationSchema.parse(await ask(fetch, { method: 'PUT', headers, body: JSON.stringify(wish) })),
  /** Forgets a demo station. */
  leaveDemo: async (): Promise<void> => {
    await ask(fetch, { method: 'DELETE', headers })
  },
  /** A database at the center for each collection, with a rule that knows its fields; needed after an update of the app. */
  ensureCollections: async (wish: Pick<SetUp, 'collections' | 'fields'>): Promise<void> => {
    await fetch('/station/collections', { method: 'PUT', headers, body: JSON.stringify(wish) })
  },
})

export type Host = ReturnType<typeof createHost>
