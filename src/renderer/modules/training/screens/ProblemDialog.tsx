import { Alert, Autocomplete, Grid, Modal, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { caseText } from '../case-text'
import { addProblem, editProblem } from '../problem-operations'
import { longest, type ProblemField, type ProblemRefusal } from '../problem-rules'
import type { Problem } from '../schema'
import type { Library } from './use-library'

const typedProblem = (problem: Problem | undefined, today: string) => ({
  title: problem?.title ?? '',
  day: problem?.day ?? today,
  body: problem?.body ?? '',
  category: problem?.category ?? '',
  tags: [...(problem?.tags ?? [])],
  organisation: problem?.organisation ?? '',
  note: problem?.note ?? '',
})
type Typed = ReturnType<typeof typedProblem>

function Fields({
  typed,
  library,
  refusal,
  onType,
}: {
  typed: Typed
  library: Library
  refusal: ProblemRefusal | null
  onType: (change: Partial<Typed>) => void
}) {
  const text = useText(caseText)
  const errorOf = (field: ProblemField) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === field) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: Exclude<keyof Typed, 'tags'>) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  const half = { base: 12, sm: 6 }
  return (
    <Grid gap="md">
      <Grid.Col span={12}>
        <TextInput
          label={text.problem}
          placeholder={text.problemHint}
          {...field('title')}
          error={errorOf('title')}
          data-autofocus
        />
      </Grid.Col>
      <Grid.Col span={half}>
        <Autocomplete
          label={text.category}
          placeholder={text.categoryHint}
          data={library.categories}
          limit={30}
          value={typed.category}
          onChange={(category) => onType({ category })}
          error={errorOf('category')}
        />
      </Grid.Col>
      <Grid.Col span={half}>
        <TextInput label={text.day} type="date" {...field('day')} error={errorOf('day')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.body} autosize minRows={3} maxRows={8} {...field('body')} error={errorOf('body')} />
      </Grid.Col>
      <Grid.Col span={half}>
        <TagsInput
          label={text.tags}
          placeholder={text.tagsHint}
          size="md"
          value={typed.tags}
          onChange={(tags) => onType({ tags })}
          error={errorOf('tags')}
          acceptValueOnBlur
        />
      </Grid.Col>
      <Grid.Col span={half}>
        <TextInput label={text.source} {...field('organisation')} maxLength={120} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.note} autosize minRows={1} maxRows={4} {...field('note')} maxLength={longest.note} />
      </Grid.Col>
    </Grid>
  )
}

/** A new problem, or one that is changed. */
export function ProblemDialog({ library, problem, onClose }: { library: Library; problem?: Problem; onClose: () => void }) {
  const text = useText(caseText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const [add, edit] = [useOperation(addProblem), useOperation(editProblem)]
  const [typed, setTyped] = useState(() => typedProblem(problem, dayOf(clock())))
  const [refusal, setRefusal] = useState<ProblemRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const result = await (problem ? edit({ id: problem.id, problem: typed }) : add(typed))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', problem ? word.saved : text.added)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={problem ? text.editProblem : text.addProblem}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields
            typed={typed}
            library={library}
            refusal={refusal}
            onType={(change) => setTyped((now) => ({ ...now, ...change }))}
          />
          {refusal ? (
            <Alert color="vermilion" role="alert">
              {refusal.code === 'faulty' ? text.faulty(refusal.faults.length) : text.refusal[refusal.code]}
            </Alert>
          ) : null}
          <DialogButtons onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
