import { Alert, List, Progress, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../../data/provider'
import { useText } from '../../../../i18n/use-text'
import { words } from '../../../../i18n/words'
import { ConfirmDialog } from '../../../../ui/ConfirmDialog'
import { notify } from '../../../../ui/notify'
import type { ImportEntry, ImportProgress } from '../log'
import { type UndoReport, undoImport } from '../undo'
import { wizardText } from '../wizard-text'

/** Asks before an import is taken back, and shows how far it is. `onUndone` hears what was kept. */
export function UndoDialog({
  entry,
  onClose,
  onUndone,
}: {
  entry: Pick<ImportEntry, 'id' | 'file'> | null
  onClose: () => void
  onUndone: (report: UndoReport) => void
}) {
  const text = useText(wizardText)
  const common = useText(words)
  const undo = useOperation(undoImport)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const confirm = async () => {
    if (!entry) return
    try {
      const result = await undo({ importId: entry.id, onProgress: setProgress })
      if (result.ok) {
        notify('done', text.undo.done(result.value.erased, result.value.restored))
        onUndone(result.value)
      } else notify('problem', refusalSentence(result.refusal.code, text, common))
    } catch {
      // The undo log still stands: the history offers to go on with it.
      notify('problem', common.unexpected)
    } finally {
      setProgress(null)
    }
  }
  return (
    <ConfirmDialog
      opened={entry !== null}
      title={text.undo.title}
      confirmLabel={text.undo.confirm}
      danger
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text>{entry ? text.undo.body(entry.file) : null}</Text>
        {progress ? (
          <div role="status">
            <Text c="dimmed">
              {text.undo.running} {text.write.of(progress.done, progress.total)}
            </Text>
            <Progress aria-label={text.undo.running} value={(100 * progress.done) / Math.max(1, progress.total)} />
          </div>
        ) : null}
      </Stack>
    </ConfirmDialog>
  )
}

export function refusalSentence(
  code: 'not-allowed' | 'busy' | 'unknown-import',
  text: (typeof wizardText)['zh-CN'],
  common: (typeof words)['zh-CN'],
): string {
  switch (code) {
    case 'not-allowed':
      return common.notAllowed
    case 'busy':
      return text.undo.busy
    case 'unknown-import':
      return text.interrupted.gone
  }
}

const shownNames = 12

/** Who was left in the roster by an undo, and why. Homes are counted only: they follow the people. */
export function KeptList({ report, onClose }: { report: UndoReport; onClose: () => void }) {
  const text = useText(wizardText)
  const common = useText(words)
  const people = report.kept.filter(({ collection }) => collection === 'residents')
  if (report.kept.length === 0) return null
  const rest = report.kept.length - Math.min(people.length, shownNames)
  return (
    <Alert
      color="yellow"
      className="yz-import-alert"
      title={text.undo.keptTitle(report.kept.length)}
      withCloseButton
      closeButtonLabel={common.close}
      onClose={onClose}
    >
      <List>
        {people.slice(0, shownNames).map(({ id, name, why }) => (
          <List.Item key={id}>
            {name} · {why === 'in-use' ? text.undo.inUse : text.undo.changedSince}
          </List.Item>
        ))}
        {rest > 0 ? <List.Item>{people.length > 0 ? text.undo.andMore(rest) : text.undo.inUse}</List.Item> : null}
      </List>
    </Alert>
  )
}
