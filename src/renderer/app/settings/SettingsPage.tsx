import { Button, SegmentedControl, Stack, Table } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { notify } from '../../ui/notify'
import { PageHeader } from '../../ui/PageHeader'
import { accessText } from '../access/text'
import { deskText } from '../desk/text'
import { LanguageSwitch } from '../LanguageSwitch'
import { Backups } from '../recovery/Backups'
import { PutBack } from '../recovery/PutBack'
import { RecoveryCode } from '../recovery/RecoveryCode'
import { lockMinutes, readLockTime, writeLockTime } from '../session/lock-time'
import type { Desk } from '../start/desk'
import { useDesk } from '../start/use-desk'
import { useStart } from '../start/use-start'
import { Section } from './Section'

function LockTime() {
  const text = useText(deskText)
  const [value, setValue] = useState(() => String(Math.round(readLockTime() / 60_000)))
  return (
    <Section title={text.lockTitle} hint={text.lockHint}>
      <SegmentedControl
        size="md"
        aria-label={text.lockTitle}
        value={value}
        onChange={(chosen) => {
          setValue(chosen)
          writeLockTime(Number(chosen))
          notify('done', text.saved)
        }}
        data={lockMinutes.map((count) => ({ value: String(count), label: text.minutes(count) }))}
      />
    </Section>
  )
}

function Terminal({ desk }: { desk: Desk }) {
  const text = useText(deskText)
  const { station, report } = desk
  const lines = [
    [text.centerName, station.centerName],
    [text.centerCode, station.centerCode],
    [text.terminalName, station.terminalName],
    [text.deviceId, station.deviceId],
    [text.hub, report.host.hub === 'embedded' ? text.hubEmbedded : report.host.endpoint],
    [text.version, report.host.version],
  ] as const
  return (
    <Section title={text.terminalTitle}>
      <Table variant="vertical" withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {lines.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w={200} fw={400} c="gray.7" bg="transparent">
                {label}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

function LeaveDemo({ desk }: { desk: Desk }) {
  const text = useText(deskText)
  const start = useStart()
  const [asking, setAsking] = useState(false)
  return (
    <Section title={text.demoTitle} hint={text.demoHint}>
      <Button onClick={() => setAsking(true)}>{text.leaveDemo}</Button>
      <ConfirmDialog
        opened={asking}
        title={text.leaveDemoTitle}
        confirmLabel={text.leaveDemo}
        danger
        onConfirm={() => start.leaveDemo(desk)}
        onClose={() => setAsking(false)}
      >
        {text.leaveDemoBody}
      </ConfirmDialog>
    </Section>
  )
}

function AccessLink() {
  const text = useText(accessText)
  return (
    <Section title={text.title} hint={text.section}>
      <Button component={Link} href="/access" variant="default">
        {text.open}
      </Button>
    </Section>
  )
}

/** 设置: what is true of this computer only. */
export function SettingsPage() {
  const text = useText(deskText)
  const desk = useDesk()
  const { may } = useContextOfStore()
  return (
    <>
      <PageHeader title={text.settings} hint={text.settingsHint} />
      <Stack gap="md" maw={760}>
        {desk.station.demo ? <LeaveDemo desk={desk} /> : null}
        <Section title={text.languageTitle}>
          <LanguageSwitch />
        </Section>
        <LockTime />
        <Backups take={desk.link.snapshot}>{may('sync.manage') ? <PutBack replay={desk.link.replay} /> : null}</Backups>
        {may('access.read') ? <AccessLink /> : null}
        {may('sync.manage') ? <RecoveryCode station={desk.station} /> : null}
        <Terminal desk={desk} />
      </Stack>
    </>
  )
}
