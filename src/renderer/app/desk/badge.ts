import type { SyncStatus } from '../../sync/types'
import type { deskText } from './text'

type Texts = (typeof deskText)['zh-CN']

export const colourOf: { readonly [S in SyncStatus['state']]: string } = {
  synced: 'green.6',
  waiting: 'yellow.4',
  syncing: 'yellow.4',
  offline: 'gray.5',
  attention: 'vermilion.7',
}

/** The exact words SYNC.md promises the person at the desk. */
export function sentenceOf(
  text: Texts,
  status: Pick<SyncStatus, 'state' | 'unsent'> & { progress: { done: number; total: number } | null },
): string {
  if (status.state === 'waiting') return text.state.waiting(status.unsent)
  if (status.state === 'syncing' && status.progress && status.progress.total > 0) {
    return text.state.syncingOf(status.progress.done, status.progress.total)
  }
  return text.state[status.state]
}

/** What is wrong and what to do, by the code of a problem. */
export function problemSentence(text: Texts, code: string): string {
  const known = Object.keys(text.problem).find((name) => name === code) as keyof Texts['problem'] | undefined
  return text.problem[known ?? 'other']
}

/** One of each kind of problem, however many records have it. */
export const kindsOf = <P extends { code: string; collection: string }>(problems: readonly P[]): P[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.collection}`, problem])).values(),
]
