import { Anchor, Button, Group, List, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { Sync, SyncStatus } from '../../sync/types'
import { syncText } from '../sync/text'
import { useConflictCount } from '../sync/use-conflicts'
import { useRefusedCount } from '../sync/use-refused'
import { useKindOf } from '../sync/words'
import { colourOf, kindsOf, problemSentence, sentenceOf } from './badge'
import { meaningOf } from './meaning'
import { deskText } from './text'
import { useSyncStatus } from './use-sync'

function Problems({ status }: { status: SyncStatus }) {
  const text = useText(deskText)
  const kindOf = useKindOf()
  return (
    <div>
      <Text fw={700}>{text.problems}</Text>
      <List spacing={4} size="sm">
        {kindsOf(status.problems).map((problem) => (
          <List.Item key={problem.code + problem.collection}>
            {problemSentence(text, problem.code)}
            <Text component="span" c="dimmed">
              {text.ofCollection(kindOf(problem.collection))}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

/** What waits for somebody, each with the way to it. */
function ToDo({ sync, status, onGo }: { sync: Sync; status: SyncStatus; onGo: () => void }) {
  const text = useText(syncText)
  const refused = useRefusedCount(sync, status)
  const conflicts = useConflictCount(sync, status)
  const links = [
    { address: '/sync/conflicts', label: text.conflicts, count: conflicts },
    { address: '/sync/refused', label: text.refused, count: refused },
  ].filter(({ count }) => count > 0)
  return links.map(({ address, label, count }) => (
    <Anchor key={address} component={Link} href={address} onClick={onGo}>
      {label}　{text.count(count)}
    </Anchor>
  ))
}

/** 已同步 / N 条待传 / 正在同步 x/y / 离线 / 需要处理, and behind a click what that means. `pages`: whether the pages of the sync are open to whoever looks. */
export function SyncBadge({ sync, pages = false }: { sync: Sync; pages?: boolean }) {
  const text = useText(deskText)
  const more = useText(syncText)
  const status = useSyncStatus(sync)
  const [opened, setOpened] = useState(false)
  const due = status.nextTryAt && Date.parse(status.nextTryAt) > Date.now() ? formatInstant(status.nextTryAt) : text.now
  const close = () => setOpened(false)
  return (
    <Popover width={380} position="bottom-end" shadow="md" trapFocus withinPortal opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton className="yz-badge" data-state={status.state} onClick={() => setOpened((now) => !now)}>
          <Text component="span" className="yz-dot" bg={colourOf[status.state]} aria-hidden="true" />
          <span data-testid="sync-badge" role="status">
            {sentenceOf(text, status)}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.sync}>
        <Stack gap="sm">
          <Text>{meaningOf(status, text, more)}</Text>
          {status.problems.length > 0 ? <Problems status={status} /> : null}
          {pages ? <ToDo sync={sync} status={status} onGo={close} /> : null}
          <Text size="xs" c="dimmed" component="div">
            <div>{text.unsent(status.unsent)}</div>
            <div>{status.lastSuccessAt ? text.lastSuccess(formatInstant(status.lastSuccessAt)) : text.never}</div>
            {status.nextTryAt ? <div>{text.nextTry(due)}</div> : null}
          </Text>
          <Group gap="sm" grow>
            <Button variant="default" leftSection={<IconRefresh size={20} />} onClick={() => sync.syncNow()} data-autofocus>
              {text.syncNow}
            </Button>
            {pages ? (
              <Button component={Link} href="/sync" variant="default" onClick={close}>
                {text.syncPage}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
