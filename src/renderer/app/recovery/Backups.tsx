import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconDeviceFloppy, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { SnapshotInfo } from '../../../shared/journal'
import { createJournalClient } from '../../data/journal-client'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import { LoadingState } from '../../ui/LoadingState'
import { notify } from '../../ui/notify'
import { Section } from '../settings/Section'
import { sizeOf } from './bytes'
import { recoveryText } from './text'

/** Copies of the store, the newest first; each can be taken along as a file, which only this center's key opens. */
export function BackupTable({ backups }: { backups: readonly SnapshotInfo[] }) {
  const text = useText(recoveryText).backup
  if (backups.length === 0) return <Text c="dimmed">{text.none}</Text>
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {[text.at, text.records, text.size, text.download].map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map(({ name, at, records, bytes }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {formatInstant(at)}
            </Table.Th>
            <Table.Td>{records.toLocaleString()}</Table.Td>
            <Table.Td>{sizeOf(bytes)}</Table.Td>
            <Table.Td>
              <Button
                component="a"
                href={`/journal/snapshots/${encodeURIComponent(name)}`}
                download={text.fileName(formatInstant(at).replace(/[ :]/g, '-'))}
                variant="subtle"
                color="gray.8"
                px="xs"
                leftSection={<IconDownload size={18} />}
                aria-label={text.downloadOf(formatInstant(at))}
              >
                {text.download}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** 备份: what there is, and one more now. */
export function Backups({ take, children }: { take: () => Promise<void>; children?: ReactNode }) {
  const text = useText(recoveryText).backup
  const [backups, setBackups] = useState<readonly SnapshotInfo[] | null>(null)
  const [unreadable, setUnreadable] = useState(false)
  const [busy, setBusy] = useState(false)
  const look = useCallback(async () => {
    try {
      const found = await createJournalClient((path, init) => fetch(path, init)).snapshots()
      setBackups([...found].sort((a, b) => (a.at < b.at ? 1 : -1)))
      setUnreadable(false)
    } catch {
      // The host is gone or its folder cannot be read: said in the place of the list.
      setUnreadable(true)
    }
  }, [])
  useEffect(() => void look(), [look])
  const now = async () => {
    setBusy(true)
    try {
      await take()
      notify('done', text.done)
    } catch {
      // Declined for want of room, nearly always; the records themselves are not touched by it.
      notify('problem', text.failed)
    } finally {
      setBusy(false)
    }
    await look()
  }
  return (
    <Section title={text.title} hint={text.hint}>
      <Stack gap="sm">
        {unreadable ? <Text role="alert">{text.unreadable}</Text> : null}
        {!unreadable && backups === null ? <LoadingState minHeight={60} /> : null}
        {!unreadable && backups ? <BackupTable backups={backups} /> : null}
        <Group>
          <Button variant="default" leftSection={<IconDeviceFloppy size={20} />} onClick={now} loading={busy}>
            {text.now}
          </Button>
        </Group>
        {children}
      </Stack>
    </Section>
  )
}
