import { Button, Group, Progress, Table, Text } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/use-text'
import type { CheckReport, Sync } from '../../sync/types'
import { Card } from './Card'
import { syncText } from './text'
import { useKindOf } from './words'

type State =
  | { at: 'rest' }
  | { at: 'running'; done: number; total: number }
  | { at: 'cancelled' }
  | { at: 'failed' }
  | { at: 'done'; reports: CheckReport[] }

function Report({ reports }: { reports: readonly CheckReport[] }) {
  const text = useText(syncText)
  const kindOf = useKindOf()
  const sum = (which: 'pulled' | 'sent') => reports.reduce((total, report) => total + report[which], 0)
  const head = text.checkHead
  return (
    <>
      <Text role="status" fw={700}>
        {sum('pulled') + sum('sent') === 0 ? text.checkSame : text.checkDone(sum('pulled'), sum('sent'))}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {[head.kind, head.here, head.center, head.pulled, head.sent].map((label) => (
              <Table.Th key={label} scope="col">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reports.map(({ collection, here, atCenter, pulled, sent }) => (
            <Table.Tr key={collection}>
              <Table.Th scope="row">{kindOf(collection)}</Table.Th>
              <Table.Td>{here}</Table.Td>
              <Table.Td>{atCenter}</Table.Td>
              <Table.Td>{pulled}</Table.Td>
              <Table.Td>{sent}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** 全面核对: every record here against the center's, with progress; it can be stopped. */
export function CheckCard({ check }: { check: Sync['check'] }) {
  const text = useText(syncText)
  const [state, setState] = useState<State>({ at: 'rest' })
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), [])
  const start = async () => {
    const controller = new AbortController()
    ending.current = controller
    setState({ at: 'running', done: 0, total: 0 })
    try {
      const reports = await check((done, total) => setState({ at: 'running', done, total }), controller.signal)
      setState(controller.signal.aborted ? { at: 'cancelled' } : { at: 'done', reports })
    } catch {
      // A link that broke or a hand that stopped it: both are told here, and nothing was lost.
      setState({ at: controller.signal.aborted ? 'cancelled' : 'failed' })
    }
  }
  const running = state.at === 'running'
  return (
    <Card title={text.check} hint={text.checkHint}>
      {running ? (
        <div>
          <Progress
            value={state.total > 0 ? (100 * state.done) / state.total : 0}
            color="green.7"
            size="lg"
            radius="sm"
            aria-label={text.check}
          />
          <Text c="dimmed" mt={4}>
            {text.checking(state.done, state.total)}
          </Text>
        </div>
      ) : null}
      {state.at === 'cancelled' ? <Text role="status">{text.checkCancelled}</Text> : null}
      {state.at === 'failed' ? (
        <Text role="alert" c="var(--mantine-color-error)">
          {text.checkFailed}
        </Text>
      ) : null}
      {state.at === 'done' ? <Report reports={state.reports} /> : null}
      <Group>
        {running ? (
          <Button variant="default" onClick={() => ending.current?.abort()}>
            {text.checkCancel}
          </Button>
        ) : (
          <Button variant="default" leftSection={<IconListCheck size={20} />} onClick={start}>
            {text.checkStart}
          </Button>
        )}
      </Group>
    </Card>
  )
}
