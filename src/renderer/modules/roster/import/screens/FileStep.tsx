import { Alert, Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileSpreadsheet, IconTableDown } from '@tabler/icons-react'
import { useRef } from 'react'
import { useText } from '../../../../i18n/use-text'
import { notify } from '../../../../ui/notify'
import { saveFile } from '../../../../ui/save-file'
import { importText } from '../text'
import { wizardText } from '../wizard-text'
import { StepHeading } from './Steps'
import { rosterTemplate } from './template'
import type { WizardState } from './use-import'
import { usePageDrop } from './use-page-drop'

const accepted =
  '.xlsx,.csv,.xls,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel'

/** Choose or drop the file. An `.xls` may be chosen too: what to do with it is told then. */
export function FileStep({
  reading,
  refusal,
  onFile,
}: Pick<WizardState, 'reading' | 'refusal'> & { onFile: (file: File) => void }) {
  const text = useText(wizardText)
  const faults = useText(importText)
  const area = useRef<HTMLDivElement>(null)
  const over = usePageDrop(area, (files) => {
    if (reading) return
    if (files.length > 1) notify('note', text.file.several)
    const [file] = files
    if (file) onFile(file)
  })
  return (
    <Stack gap="md">
      <div>
        <StepHeading>{text.file.heading}</StepHeading>
        <Text c="dimmed">{text.hint}</Text>
      </div>
      {refusal ? (
        <Alert
          role="alert"
          color="vermilion"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={`${text.file.refusedTitle} · ${refusal.file}`}
          className="yz-import-alert"
        >
          {faults.file[refusal.code]}
        </Alert>
      ) : null}
      <div ref={area} className="yz-drop" data-over={over || undefined}>
        {reading ? (
          <Group gap="sm" role="status" py="xl">
            <Loader color="gray.6" aria-hidden="true" />
            <Text size="lg">{text.file.reading(reading)}</Text>
          </Group>
        ) : (
          <>
            <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden="true" />
            <Text size="lg" fw={600}>
              {over ? text.file.dropNow : text.file.drop}
            </Text>
            <Text c="dimmed">{text.file.dropHint}</Text>
            <FileButton onChange={(file) => file && onFile(file)} accept={accepted}>
              {(props) => <Button {...props}>{text.file.choose}</Button>}
            </FileButton>
            <Text c="dimmed">{text.file.kinds}</Text>
          </>
        )}
      </div>
      <TemplateButton />
    </Stack>
  )
}

function TemplateButton() {
  const text = useText(wizardText)
  const download = () => saveFile(rosterTemplate(text.file.templateSheet), text.file.templateName)
  return (
    <Group gap="sm">
      <Text c="dimmed">{text.file.templateHint}</Text>
      <Button variant="subtle" color="gray.8" leftSection={<IconTableDown size={20} aria-hidden="true" />} onClick={download}>
        {text.file.template}
      </Button>
    </Group>
  )
}
