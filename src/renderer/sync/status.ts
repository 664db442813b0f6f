import type { Lane } from './lane'
import type { Moved } from './moved'

/**
 * What the badge shows. `state`, first that applies: offline, attention (someone must act), syncing (records are on
 * their way), waiting (unsent records, next try known), synced. It is never `synced` while a record is unsent, nor
 * before a first round of this run has succeeded.
 */
export type SyncStatus = {
  state: 'synced' | 'waiting' | 'syncing' | 'offline' | 'attention'
  /** Records written on this device that the center has not acknowledged. */
  unsent: number
  /** Records moved and to be moved in the rounds under way; null where nothing moves. */
  progress: { done: number; total: number } | null
  lastSuccessAt: string | null
  nextTryAt: string | null
  /** `code`: a FaultCode of a collection as a whole, or a RowProblem's of one record. No personal value is in it. */
  problems: { collection: string; at: string; code: string; detail: string }[]
}

/** Codes that need nobody: the next try may well succeed. */
const passing: ReadonlySet<string> = new Set(['busy', 'server', 'unreachable', 'timeout', 'portal'])

/** Chooses the state that is true of the parts. `succeeded`: every collection had a whole round since the start. */
export function stateOf(parts: {
  reachable: boolean
  problems: readonly { code: string }[]
  moving: boolean
  succeeded: boolean
  /** Whether what an earlier run left unsent has been counted: before it, a number would be too small. */
  counted: boolean
  unsent: number
}): SyncStatus['state'] {
  if (!parts.reachable) return 'offline'
  const held = parts.problems.length > 0
  if (parts.problems.some(({ code }) => !passing.has(code))) return 'attention'
  if (parts.moving || !parts.counted) return 'syncing'
  if (parts.unsent > 0) return 'waiting'
  // Nothing waits here, but what others wrote does not arrive.
  if (held) return 'attention'
  return parts.succeeded ? 'synced' : 'syncing'
}

const problemsOf = ({ sync, fault }: Lane): SyncStatus['problems'] => {
  const whole = fault ? [{ collection: sync.name, ...fault }] : []
  const rows = [...sync.problems()].map(([id, { at, code, detail }]) => ({
    collection: sync.name,
    at,
    code,
    detail: `${id}: ${detail}`,
  }))
  return [...whole, ...rows]
}

/** The status of all lanes together. `nextTry`: milliseconds since 1970, 0 where nothing is planned yet. */
export function statusOf(parts: {
  lanes: readonly Lane[]
  reachable: boolean
  moved: Moved
  lastSuccessAt: string | null
  nextTry: number
}): SyncStatus {
  const { lanes, reachable, moved, lastSuccessAt, nextTry } = parts
  const unsent = lanes.reduce((sum, { sync }) => sum + sync.unsent.size, 0)
  const problems = lanes.flatMap(problemsOf)
  const done = moved.pulled + moved.sent
  const moving = lanes.some(({ busy }) => busy) && done + unsent > 0
  const succeeded = lanes.every((lane) => lane.succeeded)
  const counted = lanes.every(({ sync }) => sync.isCounted())
  return {
    state: stateOf({ reachable, problems, moving, succeeded, counted, unsent }),
    unsent,
    progress: moving ? { done, total: done + moved.pending + unsent } : null,
    lastSuccessAt,
    nextTryAt: nextTry > 0 && Number.isFinite(nextTry) ? new Date(nextTry).toISOString() : null,
    problems,
  }
}
