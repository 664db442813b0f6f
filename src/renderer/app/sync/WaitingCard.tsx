import { Text } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import type { SyncStatus } from '../../sync/types'
import { Card } from './Card'
import { syncText } from './text'
import { useKindOf } from './words'

/** What waits, by kind of record. */
export function WaitingCard({ collections }: { collections: SyncStatus['collections'] }) {
  const text = useText(syncText)
  const kindOf = useKindOf()
  const waiting = collections.filter(({ unsent }) => unsent > 0)
  return (
    <Card title={text.waiting} hint={waiting.length > 0 ? text.waitingAdvice : undefined}>
      {waiting.length === 0 ? <Text c="dimmed">{text.waitingNone}</Text> : null}
      <ul className="yz-sync-waiting">
        {waiting.map(({ name, unsent }) => (
          <li key={name}>
            <span>{kindOf(name)}</span>
            <strong>{text.count(unsent)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  )
}
