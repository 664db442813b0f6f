import { Alert, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconBandage, IconPlugConnectedX, IconWorldX } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { SyncStatus } from '../../sync/types'
import { kindsOf, problemSentence } from '../desk/badge'
import { deskText } from '../desk/text'
import { Card } from './Card'
import { syncText } from './text'
import { useKindOf } from './words'

/** Why nobody is reached, and what to do: a network that asks to sign in first is told apart from none. */
export function OfflineNotice({ offline }: { offline: SyncStatus['offline'] }) {
  const text = useText(syncText)
  if (!offline) return null
  const portal = offline === 'portal'
  return (
    <Alert
      color="yellow"
      variant="light"
      className="yz-sync-alert"
      icon={portal ? <IconWorldX size={26} /> : <IconPlugConnectedX size={26} />}
      title={portal ? text.portal : text.offline}
    >
      {portal ? text.portalAdvice : text.offlineAdvice}
    </Alert>
  )
}

/** Records this computer could not read any more, and what became of them; nothing where there were none. */
export function DamageNotice({ damage: { found, restored } }: { damage: SyncStatus['damage'] }) {
  const text = useText(syncText).damage
  if (found === 0) return null
  const left = found - restored
  return (
    <Alert
      color={left > 0 ? 'yellow' : 'green'}
      variant="light"
      className="yz-sync-alert"
      icon={<IconBandage size={26} />}
      title={text.title(found)}
      role="status"
    >
      {left > 0 ? text.some(restored, left) : text.all(restored)}
    </Alert>
  )
}

/** The last errors: what it was, of which records, when, and what to do. */
export function ProblemsCard({ problems }: { problems: SyncStatus['problems'] }) {
  const text = useText(syncText)
  const desk = useText(deskText)
  const kindOf = useKindOf()
  if (problems.length === 0) return null
  return (
    <Card title={text.problems}>
      <List spacing={6} icon={<IconAlertTriangle size={20} color="var(--mantine-color-vermilion-7)" aria-hidden="true" />}>
        {kindsOf(problems).map((problem) => (
          <List.Item key={problem.code + problem.collection}>
            {problemSentence(desk, problem.code)}
            <Text component="span" c="dimmed">
              {desk.ofCollection(kindOf(problem.collection))}　{formatInstant(problem.at)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  )
}
