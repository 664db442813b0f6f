import { Alert, Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { type Field, FormField } from './FormField'
import './mentor.css'

export type Typed = Readonly<Record<string, string>>
/** Why it was not saved, and at which field. */
export type Refused = { said: string; field?: string | undefined }

/** Fields that stand side by side, two and two. */
function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (field.half && last?.length === 1 && last[0]?.half) last.push(field)
    else rows.push([field])
  }
  return rows
}

type Props = {
  title: string
  hint?: string
  /** Which fields there are may follow from what is typed. */
  fields: (typed: Typed) => readonly Field[]
  start: Typed
  /** Saves; null once it is done. */
  save: (typed: Typed) => Promise<Refused | null>
  saveLabel?: string
  danger?: boolean
  onClose: () => void
}

/** A form in a dialog: what is refused is said at its field, and nothing typed is lost. */
export function FormDialog({ title, hint, fields: fieldsOf, start, save, saveLabel, danger = false, onClose }: Props) {
  const word = useText(words)
  const [typed, setTyped] = useState(start)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const fields = fieldsOf(typed)
  const placed = refusal?.field !== undefined && fields.some(({ name }) => name === refusal.field)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const why = await save(typed).finally(() => setBusy(false))
    if (why) setRefusal(why)
    else onClose()
  }
  const one = (field: Field) => (
    <FormField
      key={field.name}
      field={field}
      value={typed[field.name] ?? ''}
      error={placed && refusal?.field === field.name ? refusal.said : undefined}
      first={field === fields.find(({ as }) => as !== 'segments')}
      onType={(value) => {
        setTyped((before) => ({ ...before, [field.name]: value }))
        setRefusal(null)
      }}
    />
  )
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {hint ? <Text c="dimmed">{hint}</Text> : null}
          {rowsOf(fields).map((row) =>
            row.length === 1 ? (
              row.map(one)
            ) : (
              <SimpleGrid key={row[0]?.name} cols={{ base: 1, sm: 2 }}>
                {row.map(one)}
              </SimpleGrid>
            ),
          )}
          {refusal && !placed ? (
            <Alert color="vermilion" role="alert">
              {refusal.said}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {word.cancel}
            </Button>
            <Button type="submit" color={danger ? 'vermilion' : undefined} loading={busy}>
              {saveLabel ?? word.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
