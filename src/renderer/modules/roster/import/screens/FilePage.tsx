import { Stack } from '@mantine/core'
import { IconServerOff } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useDiskLevel } from '../../../../data/disk'
import { useContextOfStore } from '../../../../data/provider'
import { useText } from '../../../../i18n/use-text'
import { EmptyState } from '../../../../ui/EmptyState'
import type { ImportEntry } from '../log'
import { type ImportHistory, importHistory } from '../operations'
import type { UndoReport } from '../undo'
import { wizardText } from '../wizard-text'
import { FileStep } from './FileStep'
import { History } from './History'
import { Interrupted } from './Interrupted'
import { KeptList, UndoDialog } from './UndoDialog'
import type { ImportWizard } from './use-import'

/** The first step: on top what was cut off, then the file, below what this computer imported before. */
export function FilePage({ wizard }: { wizard: ImportWizard }) {
  const context = useContextOfStore()
  const text = useText(wizardText).noRoom
  const level = useDiskLevel()
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
  // An import writes every record twice, into the journal and into the store: what is left is kept for what people type.
  if (level === 'no-imports' || level === 'read-only')
    return <EmptyState icon={IconServerOff} title={text.title} hint={text.hint} />
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
