import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { sheetText } from '../../../../i18n/sheet-text'
import { useText } from '../../../../i18n/use-text'
import { FileDrop } from '../../../../ui/FileDrop'
import { PageHeader } from '../../../../ui/PageHeader'
import type { ListResult } from '../commit-list'
import { listText } from '../text'
import { ListCheck } from './ListCheck'
import { type ListImport, useListImport } from './use-list-import'
import '../../screens/members.css'

function Choose({ list }: { list: ListImport }) {
  const text = useText(listText)
  const files = useText(sheetText)
  const { refused } = list
  const why =
    refused?.code === 'no-list' || refused?.code === 'no-header'
      ? text.noList
      : refused?.code === 'fault'
        ? text.fault
        : refused && files[refused.code]
  return <FileDrop text={text} reading={list.reading} refused={refused && { file: refused.file, why }} onFile={list.open} />
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
