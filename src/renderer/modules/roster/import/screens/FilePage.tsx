import { Stack } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useContextOfStore } from '../../../../data/provider'
import type { ImportEntry } from '../log'
import { type ImportHistory, importHistory } from '../operations'
import type { UndoReport } from '../undo'
import { FileStep } from './FileStep'
import { History } from './History'
import { Interrupted } from './Interrupted'
import { KeptList, UndoDialog } from './UndoDialog'
import type { ImportWizard } from './use-import'

/** The first step: on top what was cut off, then the file, below what this computer imported before. */
export function FilePage({ wizard }: { wizard: ImportWizard }) {
  const context = useContextOfStore()
  const { reading, refusal } = wizard.state
  const [history, setHistory] = useState<ImportHistory | null>(null)
  const [undoing, setUndoing] = useState<ImportEntry | null>(null)
  const [report, setReport] = useState<UndoReport | null>(null)
  const load = useCallback(async () => setHistory(await importHistory(context)), [context])
  useEffect(() => void load(), [load])
  const closeDialog = () => {
    setUndoing(null)
    void load()
  }
  return (
    <Stack gap="lg">
      {history?.interrupted.map((entry) => (
        <Interrupted key={entry.id} entry={entry} onResume={() => wizard.resume(entry.id)} onUndo={() => setUndoing(entry)} />
      ))}
      {report ? <KeptList report={report} onClose={() => setReport(null)} /> : null}
      <FileStep reading={reading} refusal={refusal} onFile={wizard.read} />
      {history && !reading ? <History entries={history.ended} onUndo={setUndoing} /> : null}
      <UndoDialog entry={undoing} onClose={closeDialog} onUndone={setReport} />
    </Stack>
  )
}
