import { Anchor, Button, Group, Select, Text } from '@mantine/core'
import { IconArrowLeft, IconBuilding, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { quarterOf, quartersBefore, type UnitSheet } from '../checkin-hours'
import { hoursText } from '../hours-text'
import { nameOfUnit, peopleOf, workbookOf } from '../unit-sheet-rows'
import { UnitSheetTable, UnitsTable } from './UnitSheetTable'
import { useUnitSheets } from './use-unit-sheets'
import './hours.css'

const quartersOffered = 8
const everyUnit = '*'
const mostOffered = 60

function Actions(props: { sheets: UnitSheet[]; chosen: UnitSheet | undefined; quarter: string; onPrint: () => void }) {
  const { sheets, chosen, quarter, onPrint } = props
  const text = useText(hoursText)
  const word = useText(words)
  const gate = useLeavingGate()
  const exportWorkbook = useWorkbookExport()
  const taken = chosen ? [chosen] : sheets
  const download = () => {
    void exportWorkbook({
      what: text.sheetsTitle,
      people: peopleOf(taken),
      fileName: text.fileName(chosen ? nameOfUnit(text, chosen) : text.allUnits, quarter),
      sheets: () => workbookOf(text, taken, quarter),
    })
  }
  const print = async () => {
    if (await gate({ deed: 'print', what: text.sheetsTitle, people: peopleOf(taken) })) onPrint()
  }
  return (
    <>
      <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={download}>
        {chosen ? text.download : text.downloadAll}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={print}>
        {word.print}
      </Button>
    </>
  )
}

function Choice(props: {
  sheets: UnitSheet[]
  quarter: string
  unitId: string
  onQuarter: (quarter: string) => void
  onUnit: (unitId: string) => void
}) {
  const text = useText(hoursText)
  const { clock } = useContextOfStore()
  const units = props.sheets.map((sheet) => ({ value: sheet.unit?.id ?? '', label: nameOfUnit(text, sheet) }))
  return (
    <Group mb="md" gap="md" className="yz-no-print">
      <Select
        label={text.quarterLabel}
        data={quartersBefore(dayOf(clock()), quartersOffered).map((value) => ({ value, label: text.quarter(value) }))}
        value={props.quarter}
        onChange={(value) => value && props.onQuarter(value)}
      />
      <Select
        label={text.unit}
        data={[{ value: everyUnit, label: text.allUnits }, ...units]}
        value={props.unitId}
        onChange={(value) => props.onUnit(value ?? everyUnit)}
        searchable
        limit={mostOffered}
        w={420}
        maw="100%"
      />
    </Group>
  )
}

/** 季度汇总表: every unit's members with their times and hours, and who is missing. `?unit=` opens one. */
export function UnitSheetsScreen() {
  const text = useText(hoursText)
  const { clock } = useContextOfStore()
  const asked = new URLSearchParams(useSearch()).get('unit')
  const [quarter, setQuarter] = useState(() => quarterOf(dayOf(clock())))
  const [unitId, setUnitId] = useState(asked ?? everyUnit)
  const found = useUnitSheets(quarter)
  const [printing, setPrinting] = useState(0)
  // Printed once every unit stands on the page.
  useEffect(() => {
    if (printing > 0) printPage()
  }, [printing])
  const print = () => setPrinting((times) => times + 1)
  const chosen = found?.sheets.find(({ unit }) => (unit?.id ?? '') === unitId)
  const back = (
    <Anchor component={Link} href="/checkins" className="yz-no-print">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {text.back}
      </Group>
    </Anchor>
  )
  const actions =
    found && found.sheets.length > 0 ? <Actions sheets={found.sheets} chosen={chosen} quarter={quarter} onPrint={print} /> : null
  return (
    <>
      <div className={chosen ? 'yz-no-print' : undefined}>
        <PageHeader title={text.sheetsTitle} hint={text.sheetsHint} actions={actions} before={back} />
      </div>
      <Choice sheets={found?.sheets ?? []} quarter={quarter} unitId={unitId} onQuarter={setQuarter} onUnit={setUnitId} />
      {found ? null : <LoadingState label={text.preparing} />}
      {found && chosen ? <UnitSheetTable sheet={chosen} quarter={quarter} /> : null}
      {found && !chosen && found.sheets.length > 0 ? (
        <UnitsTable sheets={found.sheets} whole={printing > 0} onOpen={setUnitId} />
      ) : null}
      {found && !chosen && found.left.times > 0 ? (
        <Text c="dimmed" mt="md">
          {text.left(found.left.times, found.left.hours)}
        </Text>
      ) : null}
      {found && found.sheets.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconBuilding} title={text.noUnits} hint={text.noUnitsHint} />
        </div>
      ) : null}
    </>
  )
}
