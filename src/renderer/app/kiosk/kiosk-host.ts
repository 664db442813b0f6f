import { z } from 'zod'
import { type KioskState, kioskStateSchema, type SealedIntake } from '../../../shared/intake'
import type { CatalogueRecord } from '../../modules/catalogue/schema'
import { type Fetch, HostFault } from '../start/host'

const catalogueAnswer = z.object({
  version: z.union([z.string(), z.number()]),
  records: z.array(z.looseObject({ id: z.string(), kind: z.string(), title: z.string() })),
})
const receiptAnswer = z.object({ receiptNo: z.string().min(1).max(40) })

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function answerOf(response: Response): Promise<unknown> {
  return response.status === 204 ? null : response.json().catch(() => null)
}

/** What a kiosk's page asks its host. Every verb throws a HostFault where the host declines or does not answer. */
export function createKioskHost(fetch: Fetch) {
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    let response: Response
    try {
      response = await fetch(path, init)
    } catch (cause) {
      throw new HostFault('no-answer', `${path}: the host did not answer`, { cause })
    }
    const body = await answerOf(response)
    if (response.ok) return body
    const told = z.object({ error: z.string() }).safeParse(body)
    throw new HostFault(told.success ? told.data.error : 'no-answer', `${path}: status ${response.status}`)
  }
  return {
    catalogue: async (): Promise<CatalogueRecord[]> =>
      // The center's rule and the desk's schema checked each record when it was written; a kiosk only shows them.
      catalogueAnswer.parse(await ask('/kiosk/catalogue')).records as CatalogueRecord[],
    state: async (): Promise<KioskState> => kioskStateSchema.parse(await ask('/kiosk/state')),
    /** The next number of a day, `YYYY-MM-DD`; never given twice. */
    receiptNumber: async (day: string): Promise<string> =>
      receiptAnswer.parse(await ask('/kiosk/receipt-number', json({ day }))).receiptNo,
    /** Resolves when it lies in the host's queue, on the disk. */
    handIn: async (sealed: SealedIntake): Promise<void> => {
      await ask('/kiosk/intake', json(sealed))
    },
  }
}

export type KioskHost = ReturnType<typeof createKioskHost>
