import { Anchor, Button, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { readStamp } from '../../lib/hlc'
import { isOneWrite } from '../../lib/one-write'
import { formatInstant, instantOf } from '../../lib/time'
import { descriptions } from '../../modules'
import { recordsText } from './records-text'
import { ToldValue, useFieldName, useTitle } from './Told'
import type { Conflict } from './use-conflicts'
import { useDeviceName, useStaffName } from './use-people'
import { useKindOf } from './words'

type Shown = { value: unknown; by: string | null; at: string; device: string }

/** What stands in the field now, and what is known of who wrote it: the record says it of its newest change only. */
function standingOf({ record, lost }: Conflict): Shown {
  const stamp = record.stamps[lost.field] ?? record.stamps['born'] ?? ''
  const read = readStamp(stamp)
  const newest = Object.values(record.stamps).sort().at(-1) ?? ''
  return {
    value: record[lost.field],
    by: isOneWrite(stamp, newest) ? record.updatedBy : null,
    at: read ? instantOf(read.time) : '',
    device: read?.device ?? '',
  }
}

function Side({ title, conflict, shown, action }: { title: string; conflict: Conflict; shown: Shown; action?: ReactNode }) {
  const text = useText(recordsText)
  const staffName = useStaffName()
  const deviceName = useDeviceName()
  return (
    <div className="yz-sync-side">
      <Text c="dimmed" size="sm">
        {title}
      </Text>
      <div className="yz-sync-value">
        <ToldValue collection={conflict.collection} field={conflict.lost.field} value={shown.value} />
      </div>
      <Text size="sm">
        {text.conflicts.by(staffName(shown.by), shown.at ? formatInstant(shown.at) : '—', deviceName(shown.device))}
      </Text>
      {action}
    </div>
  )
}

/** One field two people changed: both values side by side, who, when, where, and the one click that settles it. */
export function ConflictCard({
  conflict,
  onSettle,
}: {
  conflict: Conflict
  onSettle: (conflict: Conflict, use: boolean) => Promise<void>
}) {
  const text = useText(recordsText)
  const { may } = useContextOfStore()
  const kindOf = useKindOf()
  const nameOf = useFieldName()
  const [busy, setBusy] = useState(false)
  const { collection, record, lost } = conflict
  const title = useTitle(collection, record) || text.gone
  const description = descriptions[collection]
  const address = description?.address(record.id)
  const stands = standingOf(conflict)
  const settled = lost.settledAt !== null
  const mayWrite = !settled && description !== undefined && may(description.rights.write)
  const settle = async (use: boolean) => {
    setBusy(true)
    try {
      await onSettle(conflict, use)
    } finally {
      setBusy(false)
    }
  }
  const isUsed = JSON.stringify(stands.value) === JSON.stringify(lost.value)
  return (
    <article className="yz-card yz-sync-card" aria-label={`${title} ${nameOf(collection, lost.field)}`}>
      <div className="yz-sync-record">
        <h2>
          {address ? (
            <Anchor component={Link} href={address} inherit c="gray.9" underline="always">
              {title}
            </Anchor>
          ) : (
            title
          )}
        </h2>
        <Text c="dimmed">{kindOf(collection)}</Text>
        <Text fw={700}>{nameOf(collection, lost.field)}</Text>
        {lost.settledAt ? <Text c="dimmed">{text.conflicts.settledAt(formatInstant(lost.settledAt))}</Text> : null}
      </div>
      <div className="yz-sync-pair">
        <Side
          title={text.conflicts.stands}
          conflict={conflict}
          shown={stands}
          action={
            mayWrite ? (
              <Button variant="default" disabled={busy} onClick={() => settle(false)}>
                {text.conflicts.keep}
              </Button>
            ) : null
          }
        />
        <Side
          title={text.conflicts.lost}
          conflict={conflict}
          shown={lost}
          action={
            mayWrite ? (
              <Button variant="default" disabled={busy} onClick={() => settle(true)}>
                {text.conflicts.use}
              </Button>
            ) : settled && isUsed ? (
              <Text c="green.8" fw={700}>
                {text.conflicts.isUsed}
              </Text>
            ) : null
          }
        />
      </div>
      {!settled && !mayWrite ? <Text c="dimmed">{text.conflicts.onlyWriters}</Text> : null}
    </article>
  )
}
