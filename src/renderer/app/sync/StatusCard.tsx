import { Progress, Text } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { SyncStatus } from '../../sync/types'
import { colourOf, sentenceOf } from '../desk/badge'
import { meaningOf } from '../desk/meaning'
import { deskText } from '../desk/text'
import { Card } from './Card'
import { syncText } from './text'

function Moving({ progress }: { progress: NonNullable<SyncStatus['progress']> }) {
  const text = useText(syncText)
  const { done, total, perSecond, secondsLeft } = progress
  const parts = [
    text.progress(done, total),
    perSecond === null ? '' : text.rate(Math.round(perSecond)),
    secondsLeft === null ? '' : text.left(Math.floor(secondsLeft / 60), Math.ceil(secondsLeft)),
  ]
  return (
    <div>
      <Progress
        value={total > 0 ? (100 * done) / total : 0}
        color="green.7"
        size="lg"
        radius="sm"
        aria-label={text.syncing}
        transitionDuration={200}
      />
      <Text mt={4} c="dimmed">
        {parts.filter((part) => part !== '').join('，')}
      </Text>
    </div>
  )
}

function nextOf(status: SyncStatus, now: number, text: (typeof syncText)['zh-CN']): string {
  if (status.pause?.why === 'metered') return text.nextByHand
  if (!status.nextTryAt) return '—'
  return Date.parse(status.nextTryAt) > now ? formatInstant(status.nextTryAt) : text.nextSoon
}

/** How the sync stands in one look: the words of the badge, what moves, when it was and will be, and where to. */
export function StatusCard({ status, endpoint, now }: { status: SyncStatus; endpoint: string; now: number }) {
  const text = useText(syncText)
  const desk = useText(deskText)
  const facts = [
    [text.last, status.lastSuccessAt ? formatInstant(status.lastSuccessAt) : text.never],
    [text.next, nextOf(status, now, text)],
    [text.endpoint, endpoint],
  ] as const
  return (
    <Card title={text.status}>
      <div className="yz-sync-state" data-state={status.state}>
        <Text component="span" className="yz-dot" bg={colourOf[status.state]} aria-hidden="true" />
        <strong>{sentenceOf(desk, status)}</strong>
        <Text component="span" c="dimmed">
          {meaningOf(status, desk, text)}
        </Text>
      </div>
      {status.progress && status.progress.total > 0 ? <Moving progress={status.progress} /> : null}
      <dl className="yz-sync-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <Text component="dt" c="dimmed" size="xs">
              {label}
            </Text>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
