import type { HostError } from '../../shared/station'
import { Refusal } from '../refusal'

/** A JSON answer that nobody keeps. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })

/** A HostError as an answer. `reason` is for the log and must hold no secret. */
export const hostError = (status: number, code: string, reason: string, headers: Record<string, string> = {}): Response =>
  json(status, { error: code, reason } satisfies HostError, headers)

/** What went wrong, as an answer: a Refusal by its own code, anything else as `internal` with nothing told about it. */
export function answerFault(fault: unknown, report: (fault: unknown) => void): Response {
  if (fault instanceof Refusal) return hostError(fault.status, fault.code, fault.message)
  report(fault)
  return hostError(500, 'internal', 'The host failed; its log says why')
}
