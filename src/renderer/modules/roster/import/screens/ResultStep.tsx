import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconInfoCircle, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../../i18n/use-text'
import { FigureCard } from '../../../../ui/FigureCard'
import type { ImportEntry } from '../log'
import type { UndoReport } from '../undo'
import { wizardText } from '../wizard-text'
import { StepHeading } from './Steps'
import { KeptList, UndoDialog } from './UndoDialog'
import type { ImportWizard } from './use-import'
import { WrongRowsButton } from './WrongTools'

const rosterPath = '/residents'

/** What was written, and the ways on: to the list, back again, or to the next file. */
export function ResultStep({ wizard, entry }: { wizard: ImportWizard; entry: ImportEntry }) {
  const text = useText(wizardText).result
  const { created, changed, places, skipped } = entry.counts
  const [undoing, setUndoing] = useState(false)
  const [report, setReport] = useState<UndoReport | null>(null)
  const wrong = wizard.state.plan?.counts.wrong ?? 0
  const number = (value: number) => value.toLocaleString('zh-CN')
  return (
    <Stack gap="lg" maw={860}>
      <StepHeading>{entry.state === 'cancelled' ? text.cancelled : text.done}</StepHeading>
      <Text c="dimmed">{entry.file}</Text>
      <SimpleGrid cols={3}>
        <FigureCard label={text.added} value={number(created)} />
        <FigureCard label={text.changed} value={number(changed)} />
        <FigureCard label={text.places} value={number(places)} />
      </SimpleGrid>
      {entry.state === 'cancelled' ? <Note>{text.cancelledHint}</Note> : null}
      {skipped > 0 ? <Note>{text.skipped(skipped)}</Note> : null}
      {wrong > 0 ? (
        <Group gap="md">
          <Text>{text.wrongLeft(wrong)}</Text>
          <WrongRowsButton wizard={wizard} />
        </Group>
      ) : null}
      {report ? <KeptList report={report} onClose={() => setReport(null)} /> : null}
      <Group>
        {report ? null : (
          <Button component={Link} href={rosterPath} leftSection={<IconUsers size={20} aria-hidden="true" />}>
            {text.list}
          </Button>
        )}
        <Button variant={report ? 'filled' : 'default'} onClick={wizard.restart}>
          {text.another}
        </Button>
        {report ? null : (
          <Button
            variant="subtle"
            color="gray.8"
            leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
            onClick={() => setUndoing(true)}
          >
            {text.undo}
          </Button>
        )}
      </Group>
      <UndoDialog entry={undoing ? entry : null} onClose={() => setUndoing(false)} onUndone={setReport} />
    </Stack>
  )
}

function Note({ children }: { children: string }) {
  return (
    <Alert color="gray" className="yz-import-alert" icon={<IconInfoCircle aria-hidden="true" />}>
      {children}
    </Alert>
  )
}
