import type { ImportClient } from './import-client'

/** What the page and the import's worker say to each other. Answers bear the number of their call. */
export type WorkerMethod = Exclude<keyof ImportClient, 'cancel' | 'close'>

/** `plan`'s progress comes by message, not by a function. */
export type WorkerArguments<M extends WorkerMethod> = M extends 'plan'
  ? [Parameters<ImportClient['plan']>[0]]
  : Parameters<ImportClient[M]>

export type WorkerCall =
  | { [M in WorkerMethod]: { id: number; method: M; args: WorkerArguments<M> } }[WorkerMethod]
  | { id: number; method: 'cancel'; args: [] }

export type WorkerAnswer =
  | { id: number; value: unknown }
  | { id: number; progress: [done: number, total: number] }
  | { id: number; fault: string }
