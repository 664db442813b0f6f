import { Alert, Anchor, Group, Table, Text } from '@mantine/core'
import { IconArrowLeft, IconFileExport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { type AccessLog, readAccessLog } from '../../data/access-log'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import { EmptyState } from '../../ui/EmptyState'
import { LoadingState } from '../../ui/LoadingState'
import { PageHeader } from '../../ui/PageHeader'
import { deskText } from '../desk/text'
import { accessText } from './text'

function useLog(): AccessLog | null {
  const context = useContextOfStore()
  const [log, setLog] = useState<AccessLog | null>(null)
  useEffect(() => {
    let wanted = true
    void readAccessLog(context).then((found) => wanted && setLog(found))
    return () => {
      wanted = false
    }
  }, [context])
  return log
}

function Lines({ log }: { log: AccessLog }) {
  const text = useText(accessText)
  return (
    <section className="yz-card">
      <Table horizontalSpacing="md" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">{text.number}</Table.Th>
            <Table.Th>{text.at}</Table.Th>
            <Table.Th>{text.by}</Table.Th>
            <Table.Th>{text.deed}</Table.Th>
            <Table.Th>{text.what}</Table.Th>
            <Table.Th ta="right">{text.people}</Table.Th>
            <Table.Th>{text.purpose}</Table.Th>
            <Table.Th>{text.secondShort}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...log.entries].reverse().map((entry) => (
            <Table.Tr key={entry.number}>
              <Table.Td ta="right">{entry.number}</Table.Td>
              <Table.Td>{formatInstant(entry.at)}</Table.Td>
              <Table.Td>{entry.by}</Table.Td>
              <Table.Td>{text.deeds[entry.deed]}</Table.Td>
              <Table.Td>{entry.what}</Table.Td>
              <Table.Td ta="right">{entry.people}</Table.Td>
              <Table.Td>{entry.purpose}</Table.Td>
              <Table.Td c={entry.second ? undefined : 'dimmed'}>{entry.second ?? text.none}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** 导出记录: what left this computer by file or on paper, newest first, and whether the log was left alone. */
export function AccessPage() {
  const text = useText(accessText)
  const desk = useText(deskText)
  const log = useLog()
  const back = (
    <Anchor component={Link} href="/settings">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {desk.settings}
      </Group>
    </Anchor>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} before={back} />
      {log ? null : <LoadingState />}
      {log && log.brokenAt !== null ? (
        <Alert color="vermilion" role="alert" mb="md">
          {text.broken(log.brokenAt)}
        </Alert>
      ) : null}
      {log && log.entries.length > 0 ? (
        <>
          {log.brokenAt === null ? (
            <Text mb="sm" role="status">
              {text.holds(log.entries.length)}
            </Text>
          ) : null}
          <Lines log={log} />
        </>
      ) : null}
      {log && log.entries.length === 0 && log.brokenAt === null ? (
        <div className="yz-card">
          <EmptyState icon={IconFileExport} title={text.empty} hint={text.emptyHint} />
        </div>
      ) : null}
    </>
  )
}
