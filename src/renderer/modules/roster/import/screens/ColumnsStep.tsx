import { Alert, Autocomplete, Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useLive } from '../../../../data/live'
import { useText } from '../../../../i18n/use-text'
import type { SheetSummary } from '../import-client'
import { wizardText } from '../wizard-text'
import { SheetChoice } from './SheetChoice'
import { SheetPreview } from './SheetPreview'
import { StepHeading } from './Steps'
import type { ImportWizard } from './use-import'

const mapped = (sheet: SheetSummary, ...fields: string[]): boolean =>
  sheet.layout?.columns.some(({ field }) => field !== null && fields.includes(field)) ?? false

const unknownColumns = (sheet: SheetSummary): number =>
  sheet.layout?.columns.filter(({ field, from, label }) => field === null && from === 'none' && label !== '').length ?? 0

/** What was understood of the sheets: which of them, where the header is, what every column means. */
export function ColumnsStep({ wizard }: { wizard: ImportWizard }) {
  const text = useText(wizardText)
  const { opened, chosen, defaultEstate } = wizard.state
  const sheets = opened?.sheets ?? []
  const picked = sheets.filter(({ name }) => chosen.includes(name))
  const [looked, setLooked] = useState<string | null>(null)
  const shown = picked.find(({ name }) => name === looked) ?? picked[0] ?? sheets[0]
  const nameless = picked.some((sheet) => sheet.layout && !mapped(sheet, 'name', 'headName'))
  const asksEstate = picked.some((sheet) => sheet.layout && !mapped(sheet, 'estate'))
  return (
    <Stack gap="sm" className="yz-import-step">
      <div>
        <StepHeading>{text.columns.heading}</StepHeading>
        <Text c="dimmed">{text.columns.intro}</Text>
      </div>
      {sheets.length > 1 ? <SheetChoice sheets={sheets} chosen={chosen} onChange={wizard.chooseSheets} /> : null}
      {picked.length > 1 && shown ? (
        <SegmentedControl
          aria-label={text.columns.sheets}
          value={shown.name}
          onChange={setLooked}
          data={picked.map(({ name }) => name)}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      {shown ? <SheetState sheet={shown} onHeaderRow={(row) => wizard.setHeaderRow(shown.name, row)} /> : null}
      {asksEstate ? <EstateQuestion value={defaultEstate} onChange={wizard.setDefaultEstate} /> : null}
      {shown ? (
        <SheetPreview key={shown.name} sheet={shown} onField={(index, field) => wizard.setColumn(shown.name, index, field)} />
      ) : null}
      <Group className="yz-import-bar" justify="space-between">
        <Button variant="default" onClick={wizard.restart}>
          {text.restart}
        </Button>
        <Group>
          {picked.length === 0 ? <Text c="dimmed">{text.columns.chooseOne}</Text> : null}
          {nameless ? <Text c="vermilion.7">{text.columns.noName}</Text> : null}
          <Button
            onClick={() => wizard.check()}
            disabled={picked.length === 0 || nameless || picked.some(({ layout }) => !layout)}
            rightSection={<IconArrowRight size={20} aria-hidden="true" />}
          >
            {text.columns.next}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

/** One line on how well the shown sheet is understood, and where its header stands. */
function SheetState({ sheet, onHeaderRow }: { sheet: SheetSummary; onHeaderRow: (row: number) => void }) {
  const text = useText(wizardText).columns
  const unknown = unknownColumns(sheet)
  const sentence = !sheet.layout ? text.noHeader : unknown > 0 ? text.unknown(unknown) : text.allKnown
  const fine = sheet.layout !== null && unknown === 0
  return (
    <Group justify="space-between" align="center" wrap="nowrap" gap="md">
      <Alert
        color={fine ? 'green' : 'yellow'}
        className="yz-import-alert"
        py="xs"
        flex={1}
        icon={fine ? <IconCircleCheck aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
      >
        {sentence}
        {sheet.layout?.sideTable ? ` ${text.sideTable}` : ''}
      </Alert>
      <Group gap="xs" wrap="nowrap">
        <Text component="label" htmlFor="header-row">
          {text.headerRow}
        </Text>
        <NativeSelect
          id="header-row"
          value={String(sheet.layout?.headerRow ?? 0)}
          onChange={(event) => onHeaderRow(Number(event.currentTarget.value))}
          data={[
            ...(sheet.layout ? [] : [{ value: '0', label: text.noHeader, disabled: true }]),
            ...rowsToChoose(sheet).map((row) => ({ value: String(row), label: text.row(row) })),
          ]}
        />
      </Group>
    </Group>
  )
}

function rowsToChoose(sheet: SheetSummary): number[] {
  const rows = sheet.sample.map((_, index) => index + 1).filter((row) => sheet.sample[row - 1]?.some((cell) => cell !== ''))
  const header = sheet.layout?.headerRow
  return header && !rows.includes(header) ? [...rows, header] : rows
}

/** Asked where a sheet names no estate: without one its buildings hang nowhere. */
function EstateQuestion({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const text = useText(wizardText).columns
  const known = useLive((data) => data.places.find({ selector: { kind: 'estate' } }), [])
  const names = known.loading ? [] : [...new Set(known.value.map(({ name }) => name))]
  return (
    <Group gap="sm">
      <Text component="label" htmlFor="default-estate" fw={600}>
        {text.defaultEstate}
      </Text>
      <Autocomplete id="default-estate" value={value} onChange={onChange} data={names} limit={12} w={260} size="md" />
      <Text c="dimmed">{text.defaultEstateHint}</Text>
    </Group>
  )
}
