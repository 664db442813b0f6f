import { useCallback, useEffect, useRef, useState } from 'react'
import { formatInstant } from '../../lib/time'
import type { Recovery } from '../start/recovery'
import type { Recovered, RecoveryProgress, SnapshotOutcome } from '../store/recover'
import type { recoveryText } from './text'

type Texts = (typeof recoveryText)['zh-CN']

export type Recovering =
  | { at: 'rest'; note: 'stopped' | 'failed' | null }
  | { at: 'running'; progress: RecoveryProgress }
  | { at: 'done'; lines: (text: Texts) => string[] }

const damagedLine = (text: Texts, count: number) => (count > 0 ? [text.outcome.damaged(count)] : [])

/** What came of a snapshot, in words. */
export function snapshotLines(text: Texts, outcome: SnapshotOutcome): string[] {
  if (typeof outcome === 'string') return [text.outcome[outcome]]
  const { at, rows } = outcome
  return [text.outcome.snapshot(rows.written, formatInstant(at)), ...damagedLine(text, rows.damaged)]
}

/** What came of a whole recovery, in words. */
export const recoveredLines = (text: Texts, { snapshot, journal }: Recovered): string[] => [
  ...snapshotLines(text, snapshot),
  text.outcome.journal(journal.written),
  ...damagedLine(text, journal.damaged),
]

const beginning: RecoveryProgress = { step: 'snapshot', done: 0, total: null }

/** The recovery under way; it can be stopped and begun again, for doing it twice is harmless. */
export function useRecovering(recovery: Pick<Recovery, 'recover' | 'fromFile'>) {
  const [state, setState] = useState<Recovering>({ at: 'rest', note: null })
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), [])
  const work = useCallback(
    async (act: (told: (progress: RecoveryProgress) => void, signal: AbortSignal) => Promise<(text: Texts) => string[]>) => {
      const controller = new AbortController()
      ending.current = controller
      setState({ at: 'running', progress: beginning })
      try {
        const lines = await act((progress) => {
          if (!controller.signal.aborted) setState({ at: 'running', progress })
        }, controller.signal)
        setState({ at: 'done', lines })
      } catch {
        // Stopped by hand, or the disk failed: either way what was found so far is kept and it can be begun again.
        setState({ at: 'rest', note: controller.signal.aborted ? 'stopped' : 'failed' })
      }
    },
    [],
  )
  return {
    state,
    run: () =>
      work(async (told, signal) => {
        const recovered = await recovery.recover(told, signal)
        return (text) => recoveredLines(text, recovered)
      }),
    runFile: (file: File | null) =>
      file &&
      work(async (told, signal) => {
        const outcome = await recovery.fromFile(file, told, signal)
        return (text) => snapshotLines(text, outcome)
      }),
    stop: () => ending.current?.abort(),
  }
}
