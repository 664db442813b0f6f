import { Alert, Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'

/** Tables as offices send them; an old `.xls` may be chosen, so that it can be told what to do with it. */
export const sheetKinds =
  '.xlsx,.csv,.xls,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel'

type Props = {
  text: { refusedTitle: string; drop: string; choose: string; kinds: string; reading: (file: string) => string }
  accept?: string
  /** The name of the file that is being read. */
  reading: string | null
  /** The file that could not be taken, and what to do about it. */
  refused: { file: string; why: ReactNode } | null
  onFile: (file: File) => void
  /** Other ways to the same, beside the button. */
  beside?: ReactNode
}

/** Where a file is dropped or chosen; above it why the last one was not taken. */
export function FileDrop({ text, accept = sheetKinds, reading, refused, onFile, beside }: Props) {
  const [over, setOver] = useState(false)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <Stack gap="md">
      {refused ? (
        <Alert
          role="alert"
          color="vermilion"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={`${text.refusedTitle} · ${refused.file}`}
        >
          {refused.why}
        </Alert>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className="yz-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        {reading ? (
          <Group gap="sm" role="status">
            <Loader color="gray.6" aria-hidden="true" />
            <Text size="lg">{text.reading(reading)}</Text>
          </Group>
        ) : (
          <>
            <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden="true" />
            <Text size="lg" fw={600}>
              {text.drop}
            </Text>
            <Group>
              <FileButton onChange={(file) => file && onFile(file)} accept={accept}>
                {(props) => <Button {...props}>{text.choose}</Button>}
              </FileButton>
              {beside}
            </Group>
            <Text c="dimmed">{text.kinds}</Text>
          </>
        )}
      </div>
    </Stack>
  )
}
