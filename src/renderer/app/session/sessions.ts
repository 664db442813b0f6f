import type { Worker } from '../../modules/workers'

/** A member of staff whose screens are kept as they left them, drafts and all. `path` is where they were. */
export type Session = { worker: Worker; path: string }

export type Sessions = {
  /** The latest last. */
  readonly kept: readonly Session[]
  /** Whose screen is shown; null while the desk is locked. */
  readonly activeId: string | null
}

/** More would only cost memory: a desk is shared by a few. */
const mostKept = 4

export const nobody: Sessions = { kept: [], activeId: null }

export function enter(sessions: Sessions, worker: Worker): Sessions {
  const known = sessions.kept.find((session) => session.worker.id === worker.id)
  const others = sessions.kept.filter((session) => session.worker.id !== worker.id)
  return { kept: [...others, known ?? { worker, path: '/' }].slice(-mostKept), activeId: worker.id }
}

/** Locks the desk and remembers where whoever was there stood. */
export function lock(sessions: Sessions, path: string): Sessions {
  const kept = sessions.kept.map((session) => (session.worker.id === sessions.activeId ? { ...session, path } : session))
  return { kept, activeId: null }
}

/** Drops who was retired or has another role since: the next screen must be that of the rights they have now. */
export function keepValid(sessions: Sessions, staff: readonly Pick<Worker, 'id' | 'role'>[]): Sessions {
  const kept = sessions.kept.filter(({ worker }) => staff.some(({ id, role }) => id === worker.id && role === worker.role))
  if (kept.length === sessions.kept.length) return sessions
  return { kept, activeId: kept.some(({ worker }) => worker.id === sessions.activeId) ? sessions.activeId : null }
}
