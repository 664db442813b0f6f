import {
  intakeKeySchema,
  intakesErasedSchema,
  type Terminal,
  terminalsSchema,
  type WaitingIntakes,
  waitingIntakesSchema,
} from '../../../shared/kiosk'
import { type DeskKey, importDeskKey } from './seal'

type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** The host, or the center behind it, did not answer as agreed. `status` is null where nothing answered. */
export class DeskHostFault extends Error {
  override name = 'DeskHostFault'
  readonly status: number | null

  constructor(path: string, status: number | null, options?: ErrorOptions) {
    super(`${path}: ${status ?? 'no answer'}`, options)
    this.status = status
  }
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** What a desk's page asks its host about kiosks (shared/kiosk.ts). Every verb throws a DeskHostFault where there is no answer to use. */
export function createDeskHost(fetch: Fetch) {
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    let response: Response
    let body: unknown
    try {
      response = await fetch(path, init)
      body = await response.json()
    } catch (cause) {
      throw new DeskHostFault(path, null, { cause })
    }
    if (!response.ok) throw new DeskHostFault(path, response.status)
    return body
  }
  return {
    /** This desk's own key; the private half cannot be read back from it. */
    key: async (): Promise<DeskKey> => {
      const { keyId, privateKey } = intakeKeySchema.parse(await ask('/intake/key'))
      return importDeskKey(keyId, privateKey)
    },
    waiting: async (): Promise<WaitingIntakes> => waitingIntakesSchema.parse(await ask('/intake/waiting')),
    /** Erases what this center's desks have; answers what is gone. */
    taken: async (ids: readonly string[]): Promise<string[]> =>
      intakesErasedSchema.parse(await ask('/intake/taken', json({ ids }))).erased,
    terminals: async (): Promise<Terminal[]> => terminalsSchema.parse(await ask('/terminals')).terminals,
  }
}
export type DeskHost = ReturnType<typeof createDeskHost>
