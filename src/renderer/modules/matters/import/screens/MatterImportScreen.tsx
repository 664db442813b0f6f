import { Alert, Anchor, Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { sheetText } from '../../../../i18n/sheet-text'
import { useText } from '../../../../i18n/use-text'
import { FigureCard } from '../../../../ui/FigureCard'
import { FileDrop, sheetKinds } from '../../../../ui/FileDrop'
import { PageHeader } from '../../../../ui/PageHeader'
import { matterChannels } from '../../../catalogue/schema'
import { longestVersion } from '../../rules'
import { mattersText } from '../../text'
import { matterImportText } from '../text'
import type { MatterPlan } from '../types'
import { MatterRows } from './MatterRows'
import { type CatalogueImport, useCatalogueImport } from './use-catalogue-import'
import '../../screens/matters.css'

const accepted = `${sheetKinds},.json,application/json`

function useWhy(refused: CatalogueImport['refused']): string {
  const text = useText(matterImportText)
  const files = useText(sheetText)
  if (!refused) return ''
  const own: Partial<Record<typeof refused.code, string>> = {
    'no-list': text.noList,
    'no-header': text.noList,
    'bad-json': text.badJson,
    fault: text.fault,
    away: text.away,
    unpublished: text.unpublished,
  }
  return own[refused.code] ?? (files as Readonly<Record<string, string>>)[refused.code] ?? text.fault
}

function Choose({ list }: { list: CatalogueImport }) {
  const text = useText(matterImportText)
  const why = useWhy(list.refused)
  return (
    <FileDrop
      text={text}
      accept={accepted}
      reading={list.reading}
      refused={list.refused && { file: list.refused.file, why }}
      onFile={list.open}
      beside={
        <Button variant="default" onClick={() => list.openCity(text.cityName, text.cityVersion)}>
          {text.city}
        </Button>
      }
    />
  )
}

function Check({ plan, list }: { plan: MatterPlan; list: CatalogueImport }) {
  const text = useText(matterImportText)
  const { channel } = useText(mattersText)
  const { counts, gone, channels, unused } = plan
  const written = counts.new + counts.changed + counts.same
  const nothing = written === 0 && (gone.length === 0 || !list.close)
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} fz="1.375rem">
          {text.check}
        </Title>
        <Text role="status">{text.found(plan.rows.length)}</Text>
      </div>
      <SimpleGrid cols={3} maw={640}>
        {matterChannels.map((one) => (
          <FigureCard key={one} label={channel[one]} value={channels[one]} />
        ))}
      </SimpleGrid>
      {unused.length > 0 ? <Alert color="yellow">{text.unused(unused.join('、'))}</Alert> : null}
      <MatterRows plan={plan} />
      <Group justify="space-between" align="flex-end" className="yz-matters-bar">
        <Button variant="default" onClick={list.restart}>
          {text.another}
        </Button>
        <Group align="flex-end">
          {gone.length > 0 ? (
            <Checkbox
              label={text.close(gone.length)}
              description={text.closeHint}
              checked={list.close}
              onChange={(event) => list.setClose(event.currentTarget.checked)}
            />
          ) : null}
          <TextInput
            label={text.version}
            placeholder={text.versionHint}
            value={list.version}
            error={list.version.trim() === '' ? text.versionMissing : null}
            onChange={(event) => list.setVersion(event.currentTarget.value)}
            maxLength={longestVersion}
            autoComplete="off"
          />
          {nothing ? <Text>{text.nothing}</Text> : null}
          <Button onClick={list.write} loading={list.writing} disabled={nothing || list.version.trim() === ''}>
            {text.write}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function Done({ result, onAnother }: { result: NonNullable<CatalogueImport['result']>; onAnother: () => void }) {
  const text = useText(matterImportText)
  const { version, added, changed, same, closed } = result
  return (
    <Stack className="yz-card yz-matters-part" gap="md" role="status">
      <Title order={2}>{text.doneTitle}</Title>
      <Text>{text.done(version, added, changed, same, closed)}</Text>
      <Group>
        <Button component={Link} href="/matters">
          {text.toMatters}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {text.another}
        </Button>
      </Group>
    </Stack>
  )
}

/** 导入事项目录: the city's file is read, checked and written. */
export function MatterImportScreen() {
  const text = useText(matterImportText)
  const all = useText(mattersText)
  const list = useCatalogueImport()
  const back = (
    <Anchor component={Link} href="/matters" className="yz-matters-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {all.back}
    </Anchor>
  )
  return (
    <>
      <PageHeader before={back} title={text.title} hint={text.hint} />
      {list.result ? (
        <Done result={list.result} onAnother={list.restart} />
      ) : list.plan ? (
        <Check plan={list.plan} list={list} />
      ) : (
        <Choose list={list} />
      )}
    </>
  )
}
