import { Alert, Autocomplete, Grid, Modal, MultiSelect, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type ChangeEvent, type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { addCase, editCase } from '../case-operations'
import { type CaseField, type CaseRefusal, longestOfCase } from '../case-rules'
import { caseText } from '../case-text'
import type { CaseStudy } from '../schema'
import type { Library } from './use-library'

const typedCase = (study: CaseStudy | undefined, today: string, problemId: string | undefined) => ({
  title: study?.title ?? '',
  day: study?.day ?? today,
  body: study?.body ?? '',
  measures: study?.measures ?? '',
  result: study?.result ?? '',
  category: study?.category ?? '',
  tags: [...(study?.tags ?? [])],
  problemIds: [...(study?.problemIds ?? (problemId ? [problemId] : []))],
  name: study?.name ?? '',
  phone: study?.phone ?? '',
  organisation: study?.organisation ?? '',
})
type Typed = ReturnType<typeof typedCase>
type FieldsProps = {
  typed: Typed
  library: Library
  refusal: CaseRefusal | null
  onType: (change: Partial<Typed>) => void
}

function useField({ typed, refusal, onType }: FieldsProps) {
  const text = useText(caseText)
  const errorOf = (field: CaseField) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === field) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  return (name: Exclude<keyof Typed, 'tags' | 'problemIds'>) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    error: errorOf(name),
    autoComplete: 'off',
  })
}

/** The problems it is about, and the words by which it is sorted. */
function About(props: FieldsProps) {
  const text = useText(caseText)
  const { typed, library, onType } = props
  const half = { base: 12, sm: 6 }
  return (
    <>
      <Grid.Col span={12}>
        <MultiSelect
          label={text.problems}
          placeholder={text.chooseHint}
          data={library.problems.map(({ id, title }) => ({ value: id, label: title }))}
          value={typed.problemIds}
          onChange={(problemIds) => onType({ problemIds })}
          searchable
          limit={30}
          maxValues={longestOfCase.problems}
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
        />
      </Grid.Col>
      <Grid.Col span={half}>
        <TagsInput
          label={text.tags}
          placeholder={text.tagsHint}
          size="md"
          value={typed.tags}
          onChange={(tags) => onType({ tags })}
          acceptValueOnBlur
        />
      </Grid.Col>
    </>
  )
}

function Fields(props: FieldsProps) {
  const text = useText(caseText)
  const field = useField(props)
  const third = { base: 12, sm: 4 }
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, sm: 8 }}>
        <TextInput label={text.caseTitle} {...field('title')} data-autofocus />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.day} type="date" {...field('day')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.body} autosize minRows={2} maxRows={8} {...field('body')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea
          label={text.measures}
          placeholder={text.measuresHint}
          autosize
          minRows={3}
          maxRows={10}
          {...field('measures')}
        />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.result} autosize minRows={2} maxRows={8} {...field('result')} />
      </Grid.Col>
      <About {...props} />
      <Grid.Col span={third}>
        <TextInput label={text.contact} {...field('name')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.phone} inputMode="tel" {...field('phone')} />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.organisation} {...field('organisation')} />
      </Grid.Col>
    </Grid>
  )
}

/** A new case, of a problem where it is begun there, or one that is changed. */
export function CaseDialog(props: { library: Library; study?: CaseStudy; problemId?: string; onClose: () => void }) {
  const { library, study, problemId, onClose } = props
  const text = useText(caseText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const [add, edit] = [useOperation(addCase), useOperation(editCase)]
  const [typed, setTyped] = useState(() => typedCase(study, dayOf(clock()), problemId))
  const [refusal, setRefusal] = useState<CaseRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const result = await (study ? edit({ id: study.id, study: typed }) : add(typed))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', study ? word.saved : text.added)
    onClose()
  }
  const title = study ? text.editCase : text.addCase
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
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
