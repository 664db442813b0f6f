import { Alert, Anchor, Button, FileButton, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { Link } from 'wouter'
import { sheetText } from '../../../../i18n/sheet-text'
import { useText } from '../../../../i18n/use-text'
import { PageHeader } from '../../../../ui/PageHeader'
import type { ListResult } from '../commit-list'
import { listText } from '../text'
import { ListCheck } from './ListCheck'
import { type ListImport, useListImport } from './use-list-import'
import '../../screens/members.css'

const accepted =
  '.xlsx,.csv,.xls,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel'

function Choose({ list }: { list: ListImport }) {
  const text = useText(listText)
  const files = useText(sheetText)
  const [over, setOver] = useState(false)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) list.open(file)
  }
  const { refused } = list
  const why =
    refused?.code === 'no-list' || refused?.code === 'no-header'
      ? text.noList
      : refused?.code === 'fault'
        ? text.fault
        : refused && files[refused.code]
  return (
    <Stack gap="md">
      {refused ? (
        <Alert
          role="alert"
          color="vermilion"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={`${text.refusedTitle} · ${refused.file}`}
        >
          {why}
        </Alert>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className="yz-list-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        {list.reading ? (
          <Group gap="sm" role="status">
            <Loader color="gray.6" aria-hidden="true" />
            <Text size="lg">{text.reading(list.reading)}</Text>
          </Group>
        ) : (
          <>
            <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden="true" />
            <Text size="lg" fw={600}>
              {text.drop}
            </Text>
            <FileButton onChange={(file) => file && list.open(file)} accept={accepted}>
              {(props) => <Button {...props}>{text.choose}</Button>}
            </FileButton>
            <Text c="dimmed">{text.kinds}</Text>
          </>
        )}
      </div>
    </Stack>
  )
}

function Done({ result, onAnother }: { result: ListResult; onAnother: () => void }) {
  const text = useText(listText)
  return (
    <Stack className="yz-card yz-members-form" gap="md" role="status">
      <Title order={2}>{text.doneTitle}</Title>
      <Text>
        {text.done(result.units, result.members, result.changed, result.registrations)}
        {result.claims > 0 ? text.claims(result.claims) : null}
      </Text>
      {result.unclaimed > 0 ? <Alert color="yellow">{text.unclaimed(result.unclaimed)}</Alert> : null}
      <Group>
        <Button component={Link} href="/members">
          {text.toMembers}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {text.another}
        </Button>
      </Group>
    </Stack>
  )
}

/** 导入下沉党员名单: a unit's list is read, checked and written. */
export function ListImportScreen() {
  const text = useText(listText)
  const list = useListImport()
  return (
    <>
      <PageHeader
        before={
          <Anchor component={Link} href="/members" className="yz-members-back">
            <IconArrowLeft size={20} aria-hidden="true" />
            {text.back}
          </Anchor>
        }
        title={text.title}
        hint={text.hint}
      />
      {list.result ? (
        <Done result={list.result} onAnother={list.restart} />
      ) : list.plan ? (
        <ListCheck plan={list.plan} list={list} />
      ) : (
        <Choose list={list} />
      )}
    </>
  )
}
