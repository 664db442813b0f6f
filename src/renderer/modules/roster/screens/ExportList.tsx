import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { useWorkbookExport } from '../../use-workbook-export'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import { rosterSheet } from '../roster-sheet'
import type { RosterQuery } from '../search/types'
import { useRosterIndex } from '../search/use-roster-index'

/** Everyone the list shows now, as a file. The index is asked for all of them only when it is clicked. */
export function ExportList({ query, total }: { query: RosterQuery; total: number }) {
  const text = useText(listText)
  const names = useText(fieldText)
  const index = useRosterIndex()
  const { may, clock } = useContextOfStore()
  const exportWorkbook = useWorkbookExport()
  const download = async () => {
    const { rows } = await index.query(query, 0, Number.POSITIVE_INFINITY)
    await exportWorkbook({
      what: text.list,
      people: rows.length,
      fileName: text.exportFile(dayOf(clock())),
      sheets: () => [rosterSheet(text, rows, { inFull: may('roster.reveal'), careOf: (tag) => names.values[tag] })],
    })
  }
  return (
    <Button variant="default" size="sm" leftSection={<IconFileSpreadsheet size={20} />} onClick={download} disabled={total === 0}>
      {text.exportList}
    </Button>
  )
}
