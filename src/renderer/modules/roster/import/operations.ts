import type { Context } from '../../../data/context'
import { done, type Result, refused } from '../../../lib/result'
import type { LearnedColumns } from './import-client'
import { type ImportEntry, isInterrupted, readEntries } from './log'

const columnsKey = 'import:columns'

/** What this terminal learned of column headers; empty at first. */
export async function learnedColumns(context: Context): Promise<LearnedColumns> {
  return (await context.local.read<LearnedColumns>(columnsKey)) ?? {}
}

/** Keeps what was chosen by hand for the next file. A header chosen anew replaces what was learned before. */
export async function rememberColumns(
  context: Context,
  chosen: LearnedColumns,
): Promise<Result<LearnedColumns, { code: 'not-allowed' }>> {
  if (!context.may('roster.import')) return refused({ code: 'not-allowed' })
  const known = await learnedColumns(context)
  const columns = { ...known, ...chosen }
  if (Object.keys(chosen).length > 0) await context.local.write(columnsKey, columns)
  return done(columns)
}

export type ImportHistory = {
  /** Newest first; those under way or cut off are not among them. */
  ended: ImportEntry[]
  /** Cut off by a closed page or a failing store: to be continued or undone. */
  interrupted: ImportEntry[]
}

/** The imports of this terminal. */
export async function importHistory(context: Context): Promise<ImportHistory> {
  const entries = await readEntries(context)
  return {
    ended: entries.filter(({ endedAt, state }) => endedAt !== null && state !== 'undoing'),
    interrupted: entries.filter(isInterrupted),
  }
}
