import type { Lane } from './lane'
import type { SyncProblem, SyncStatus } from './types'

/** Codes that need nobody: the next try may well succeed. */
const passing: ReadonlySet<string> = new Set(['busy', 'server', 'unreachable', 'timeout', 'portal'])

/**
 * Chooses the state that is true of the parts, first that applies: offline, attention (someone must act), syncing (records
 * are on their way), waiting (unsent records, next try known), synced. It is never `synced` while a record is unsent, nor
 * before a first round of this run has succeeded. `succeeded`: every collection had a whole round since the start. */
export function stateOf(parts: {
  reachable: boolean
  problems: readonly { code: string }[]
  moving: boolean
  succeeded: boolean
  /** Whether what an earlier run left unsent has been counted: before it, a number would be too small. */
  counted: boolean
  unsent: number
  pause: SyncStatus['pause']
}): SyncStatus['state'] {
  if (!parts.reachable) return 'offline'
  if (parts.pause?.why === 'epoch') return 'attention'
  const held = parts.problems.length > 0
  if (parts.problems.some(({ code }) => !passing.has(code))) return 'attention'
  if (parts.moving || !parts.counted) return 'syncing'
  if (parts.pause && !parts.succeeded) return 'waiting'
  if (parts.unsent > 0) return 'waiting'
  // Nothing waits here, but what others wrote does not arrive.
  if (held) return 'attention'
  return parts.succeeded ? 'synced' : 'syncing'
}

const problemsOf = ({ sync, fault }: Lane): SyncProblem[] => {
  const whole = fault ? [{ collection: sync.name, ...fault }] : []
  const rows = [...sync.problems()].map(([id, { at, code, detail }]) => ({
    collection: sync.name,
    at,
    code,
    detail: `${id}: ${detail}`,
  }))
  return [...whole, ...rows]
}

/** The status of all lanes together. `nextTry`: milliseconds since 1970, 0 or Infinity where nothing is planned. */
export function statusOf(parts: {
  lanes: readonly Lane[]
  offline: SyncStatus['offline']
  pause: SyncStatus['pause']
  /** What the rounds under way have moved, how much is still to come, and how fast. */
  moved: { done: number; pending: number; perSecond: number | null }
  lastSuccessAt: string | null
  nextTry: number
}): SyncStatus {
  const { lanes, offline, pause, moved, lastSuccessAt, nextTry } = parts
  const { done, pending, perSecond } = moved
  const unsent = lanes.reduce((sum, { sync }) => sum + sync.outbox.size(), 0)
  const problems = lanes.flatMap(problemsOf)
  const moving = lanes.some(({ busy }) => busy) && done + unsent > 0
  const succeeded = lanes.every((lane) => lane.succeeded)
  const counted = lanes.every(({ sync }) => sync.isCounted())
  const secondsLeft = perSecond ? Math.ceil((pending + unsent) / perSecond) : null
  return {
    state: stateOf({ reachable: offline === null, problems, moving, succeeded, counted, unsent, pause }),
    unsent,
    progress: moving ? { done, total: done + pending + unsent, perSecond, secondsLeft } : null,
    lastSuccessAt,
    nextTryAt: nextTry > 0 && Number.isFinite(nextTry) ? new Date(nextTry).toISOString() : null,
    problems,
    pause,
    offline,
    conflicts: lanes.reduce((sum, { sync }) => sum + sync.conflicts().size(), 0),
    damage: {
      found: lanes.reduce((sum, { sync }) => sum + sync.damage().found, 0),
      restored: lanes.reduce((sum, { sync }) => sum + sync.damage().restored, 0),
    },
    collections: lanes.map(({ sync, lastSuccessAt: last }) => ({
      name: sync.name,
      unsent: sync.outbox.size(),
      refused: [...sync.problems().values()].filter((problem) => problem.unsent).length,
      lastSuccessAt: last,
    })),
  }
}
