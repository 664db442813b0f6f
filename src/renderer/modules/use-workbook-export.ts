import { useCallback } from 'react'
import { useLeavingGate } from '../data/leaving'
import { type OutSheet, writeWorkbook } from '../lib/sheet/write-workbook'
import { saveFile } from '../ui/save-file'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `people`: how many it says something about. `sheets` is asked for only once it may leave. */
export type WorkbookExport = { what: string; people: number; fileName: string; sheets: () => OutSheet[] }

/**
 * The one way a list of people becomes an `.xlsx`: what for is asked, over fifty people a second person, the access log has it,
 * then the file is saved. Answers whether it was.
 */
export function useWorkbookExport(): (file: WorkbookExport) => Promise<boolean> {
  const gate = useLeavingGate()
  return useCallback(
    async ({ what, people, fileName, sheets }) => {
      if (!(await gate({ deed: 'export', what, people }))) return false
      saveFile(new Blob([writeWorkbook(sheets())], { type: xlsx }), fileName)
      return true
    },
    [gate],
  )
}
