import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { stopText } from '../desk-text'
import { setStopStatus } from '../operations'
import { recordSheet } from '../record-sheet'
import { hoursWords } from '../rule-words'
import { toursText } from '../text'
import { CancelStopDialog, EditStopDialog } from './StopDialogs'
import { type Sitting, timeOf } from './use-stop'

/** The record leaves as a file or on paper; it names people, so what for is asked and kept (SECURITY.md, privacy). */
function useRecord(sitting: Sitting) {
  const text = useText(stopText)
  const tours = useText(toursText)
  const exportWorkbook = useWorkbookExport()
  const gate = useLeavingGate()
  const { stop, totals } = sitting
  const about = { where: sitting.tours.whereOf(stop), when: `${stop.day} ${hoursWords(tours, stop)}`, timeOf }
  return {
    save: () =>
      exportWorkbook({
        what: text.sheet,
        people: totals.arrived,
        fileName: `${text.fileName(stop.title, stop.day)}.xlsx`,
        sheets: () => [recordSheet(text, sitting, about)],
      }),
    print: async () => {
      if (await gate({ deed: 'print', what: text.sheet, people: totals.arrived })) printPage()
    },
  }
}

/** What is done with a sitting as a whole; closing it is the one that comes at the end of its day. */
export function StopActions({ sitting }: { sitting: Sitting }) {
  const text = useText(stopText)
  const { may } = useContextOfStore()
  const setStatus = useOperation(setStopStatus)
  const record = useRecord(sitting)
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const { stop, totals, isAhead } = sitting
  const mayWrite = may('teams.write')
  const isPlanned = stop.stopStatus === 'planned'
  const put = async (status: 'planned' | 'held') => {
    const result = await setStatus({ id: stop.id, status })
    if (result.ok) notify('done', status === 'held' ? text.held : text.resumed)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <>
      {mayWrite && stop.stopStatus !== 'cancelled' ? (
        <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => setOpen('edit')}>
          {text.edit}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={20} />}>
            {text.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} href={`/tours/notice?from=${stop.day}&to=${stop.day}&stop=${stop.id}`}>
            {text.notice}
          </Menu.Item>
          <Menu.Item disabled={totals.arrived === 0} onClick={() => void record.save()}>
            {text.record}
          </Menu.Item>
          <Menu.Item disabled={totals.arrived === 0} onClick={() => void record.print()}>
            {text.printRecord}
          </Menu.Item>
          {mayWrite && isPlanned ? (
            <Menu.Item color="vermilion" onClick={() => setOpen('cancel')}>
              {text.cancel}
            </Menu.Item>
          ) : null}
          {mayWrite && !isPlanned ? <Menu.Item onClick={() => void put('planned')}>{text.resume}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      {mayWrite && isPlanned && !isAhead ? <Button onClick={() => void put('held')}>{text.hold}</Button> : null}
      {open === 'edit' ? <EditStopDialog stop={stop} onClose={() => setOpen(null)} /> : null}
      {open === 'cancel' ? <CancelStopDialog stop={stop} people={totals.signedUp} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
