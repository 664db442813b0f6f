import { z } from 'zod'
import { type KioskState, kioskStateSchema, type SealedIntake } from '../../../shared/intake'
import {
  type CardRead,
  cardReadSchema,
  intakeTakenInSchema,
  kioskCatalogueSchema,
  leaveRefusalSchema,
  type PrintJob,
  printJobsSchema,
  receiptAnswerSchema,
  unprintedSchema,
  visitAnswerSchema,
} from '../../../shared/kiosk'
import { done, type Result, refused } from '../../lib/result'
import type { CatalogueRecord } from '../../modules/catalogue'
import { type Fetch, HostFault } from '../start/host'

/** `until`: milliseconds since 1970. */
export type LeaveRefusal = { code: 'wrong'; left: number } | { code: 'locked'; until: number } | { code: 'unset' }

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

type Answer = { ok: boolean; status: number; body: unknown }

function createAsk(fetch: Fetch) {
  const look = async (path: string, init?: RequestInit): Promise<Answer> => {
    try {
      const response = await fetch(path, init)
      return { ok: response.ok, status: response.status, body: await response.json() }
    } catch (cause) {
      throw new HostFault('no-answer', `${path}: the host did not answer`, { cause })
    }
  }
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const { ok, status, body } = await look(path, init)
    if (ok) return body
    const told = z.object({ error: z.string() }).safeParse(body)
    throw new HostFault(told.success ? told.data.error : 'no-answer', `${path}: status ${status}`)
  }
  return { look, ask }
}

function refusalOf(body: unknown): LeaveRefusal | null {
  const told = leaveRefusalSchema.safeParse(body)
  if (!told.success) return null
  const { error, triesLeft = 0, until } = told.data
  if (error === 'leave-wrong') return { code: 'wrong', left: triesLeft }
  return error === 'leave-paused' ? { code: 'locked', until: until ? Date.parse(until) : Number.NaN } : { code: 'unset' }
}

/**
 * What a kiosk's page asks its host (shared/kiosk.ts). Every verb throws a HostFault, with the host's code, where the host
 * declines or does not answer.
 */
export function createKioskHost(fetch: Fetch) {
  const { ask, look } = createAsk(fetch)
  return {
    catalogue: async (): Promise<{ version: number; records: CatalogueRecord[] }> => {
      const { version, records } = kioskCatalogueSchema.parse(await ask('/kiosk/catalogue'))
      // The center's rule and the desk's schema checked each record when it was written; a kiosk only shows them.
      return { version, records: records as unknown as CatalogueRecord[] }
    },
    state: async (): Promise<KioskState> => kioskStateSchema.parse(await ask('/kiosk/state')),
    /** The next number of a day, `YYYY-MM-DD`: 26 digits, never given twice. */
    receiptNumber: async (day: string): Promise<string> =>
      receiptAnswerSchema.parse(await ask('/kiosk/receipt-number', json({ day }))).receiptNo,
    /** Resolves once it lies in the host's queue, on the disk. */
    handIn: async (sealed: SealedIntake): Promise<void> => {
      intakeTakenInSchema.parse(await ask('/kiosk/intake', json(sealed)))
    },
    /** Since when this was checked in here, an ISO instant; `key` names nobody. */
    checkedInSince: async (day: string, key: string): Promise<string | null> =>
      visitAnswerSchema.parse(await ask('/kiosk/visit', json({ day, key }))).since,
    noteCheckIn: async (day: string, key: string, at: string): Promise<void> => {
      visitAnswerSchema.parse(await ask('/kiosk/visit', json({ day, key, at }, 'PUT')))
    },
    /** Waits up to 15 s for a card: codes `no-reader`, `no-card`, `reader`. */
    readCard: async (signal?: AbortSignal): Promise<CardRead> =>
      cardReadSchema.parse(await ask('/kiosk/card', { ...json({}), ...(signal ? { signal } : {}) })),
    /** Remembers a slip before it is printed for the first time. */
    rememberPrint: async (job: PrintJob): Promise<void> => {
      unprintedSchema.parse(await ask('/kiosk/print', json(job)))
    },
    /** Says whether the slip came out; one that did not is due again. */
    toldPrint: async (id: string, printed: boolean): Promise<void> => {
      unprintedSchema.parse(await ask('/kiosk/print/tried', json({ id, printed })))
    },
    /** The slips that are due now, oldest first. */
    duePrints: async (): Promise<PrintJob[]> => printJobsSchema.parse(await ask('/kiosk/print')).jobs,
    leave: async (pin: string): Promise<Result<null, LeaveRefusal>> => {
      const { ok, status, body } = await look('/kiosk/leave', json({ pin }))
      if (ok) return done(null)
      const refusal = refusalOf(body)
      if (!refusal) throw new HostFault('no-answer', `/kiosk/leave: status ${status}`)
      return refused(refusal)
    },
  }
}

export type KioskHost = ReturnType<typeof createKioskHost>
