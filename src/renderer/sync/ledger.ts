import { type Lines, openLines } from './lines'
import type { Notes, SentLine, SyncLogLine } from './types'

/** What was done, for the sync page and the proof (传送凭证): the last 500 lines, and of what was sent the last 5,000. */
export type Ledger = {
  open: () => Promise<void>
  /** Of rounds that moved nothing only the last one of several in a row is kept. */
  line: (line: Pick<SyncLogLine, 'collection' | 'kind' | 'count'> & { code?: string }) => void
  sent: (lines: SentLine[]) => void
  log: (count: number) => SyncLogLine[]
  proof: (count: number) => SentLine[]
  /** A line that could not be written is written with the next. */
  save: () => Promise<void>
}

export function createLedger(notes: Notes, now: () => string): Ledger {
  let log: Lines<SyncLogLine> | null = null
  let sent: Lines<SentLine> | null = null
  return {
    async open() {
      log ??= await openLines<SyncLogLine>(notes, 'sync-log', 100, 6)
      sent ??= await openLines<SentLine>(notes, 'sync-sent', 500, 11)
    },
    line({ collection, kind, count, code }) {
      if (kind !== 'fault' && kind !== 'round' && count === 0) return
      const line: SyncLogLine = { at: now(), collection, kind, count, code: code ?? null }
      const last = log?.last()
      if (kind === 'round' && last?.kind === 'round' && count === 0 && last.count === 0) log?.replaceLast(line)
      else log?.add([line])
    },
    sent: (lines) => sent?.add(lines),
    log: (count) => log?.newest(Math.min(count, 500)) ?? [],
    proof: (count) => sent?.newest(Math.min(count, 5000)) ?? [],
    async save() {
      await log?.save()
      await sent?.save()
    },
  }
}
