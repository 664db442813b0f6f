import { Button, List, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { Sync, SyncStatus } from '../../sync/types'
import { deskText } from './text'
import { useSyncStatus } from './use-sync'

type Texts = (typeof deskText)['zh-CN']

const colourOf: { readonly [S in SyncStatus['state']]: string } = {
  synced: 'green.6',
  waiting: 'yellow.4',
  syncing: 'yellow.4',
  offline: 'gray.5',
  attention: 'vermilion.7',
}

/** The exact words SYNC.md promises the person at the desk. */
export function sentenceOf(text: Texts, status: SyncStatus): string {
  if (status.state === 'waiting') return text.state.waiting(status.unsent)
  if (status.state === 'syncing' && status.progress && status.progress.total > 0) {
    return text.state.syncingOf(status.progress.done, status.progress.total)
  }
  return text.state[status.state]
}

function problemSentence(text: Texts, code: string): string {
  const known = Object.keys(text.problem).find((name) => name === code) as keyof Texts['problem'] | undefined
  return text.problem[known ?? 'other']
}

/** One sentence per kind of problem, however many records have it. */
function kindsOf(status: SyncStatus): { code: string; collection: string; detail: string }[] {
  return [...new Map(status.problems.map((problem) => [`${problem.code} ${problem.collection}`, problem])).values()]
}

function Problems({ status }: { status: SyncStatus }) {
  const text = useText(deskText)
  return (
    <div>
      <Text fw={700}>{text.problems}</Text>
      <List spacing={4} size="sm">
        {kindsOf(status).map((problem) => (
          <List.Item key={problem.code + problem.collection}>
            {problemSentence(text, problem.code)}
            <Text component="span" c="dimmed">
              {text.ofCollection(problem.collection)}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

/** 已同步 / N 条待传 / 正在同步 x/y / 离线 / 需要处理, and behind a click what that means. */
export function SyncBadge({ sync }: { sync: Sync }) {
  const text = useText(deskText)
  const status = useSyncStatus(sync)
  const due = status.nextTryAt && Date.parse(status.nextTryAt) > Date.now() ? formatInstant(status.nextTryAt) : text.now
  return (
    <Popover width={360} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className="yz-badge" data-state={status.state}>
          <Text component="span" className="yz-dot" bg={colourOf[status.state]} aria-hidden="true" />
          <span data-testid="sync-badge" role="status">
            {sentenceOf(text, status)}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.sync}>
        <Stack gap="sm">
          <Text>{text.meaning[status.state]}</Text>
          {status.problems.length > 0 ? <Problems status={status} /> : null}
          <Text size="xs" c="dimmed" component="div">
            <div>{text.unsent(status.unsent)}</div>
            <div>{status.lastSuccessAt ? text.lastSuccess(formatInstant(status.lastSuccessAt)) : text.never}</div>
            {status.nextTryAt ? <div>{text.nextTry(due)}</div> : null}
          </Text>
          <Button variant="default" leftSection={<IconRefresh size={20} />} onClick={() => sync.syncNow()} data-autofocus>
            {text.syncNow}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
