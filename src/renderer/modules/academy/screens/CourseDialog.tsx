import { Alert, Autocomplete, Grid, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { type CourseField, type CourseRefusal, categories, longest } from '../course-rules'
import { addCourse, editCourse } from '../operations'
import { audiences, type Course } from '../schema'
import { academyText } from '../text'

const typedCourse = (course: Course | null) => ({
  title: course?.title ?? '',
  audience: course?.audience ?? ('resident' as const),
  category: course?.category ?? '',
  creditHours: course ? String(course.creditHours) : '',
  body: course?.body ?? '',
  note: course?.note ?? '',
})
type Typed = ReturnType<typeof typedCourse>

function Fields(props: {
  typed: Typed
  refusal: CourseRefusal | null
  isStanding: boolean
  onType: (change: Partial<Typed>) => void
}) {
  const { typed, refusal, isStanding, onType } = props
  const text = useText(academyText)
  const errorOf = (field: CourseField) => {
    const fault = refusal?.code === 'faulty' ? refusal.faults.find((one) => one.field === field) : undefined
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: Exclude<keyof Typed, 'audience' | 'category'>) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => onType({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  const third = { base: 12, sm: 4 }
  return (
    <Grid gap="md">
      <Grid.Col span={12}>
        <TextInput
          label={text.courseName}
          placeholder={text.courseNameHint}
          {...field('title')}
          error={errorOf('title')}
          maxLength={longest.title}
          data-autofocus
        />
      </Grid.Col>
      <Grid.Col span={third}>
        <Select
          label={text.forWhom}
          data={audiences.map((value) => ({ value, label: text.audience[value] }))}
          value={typed.audience}
          onChange={(value) => onType({ audience: audiences.find((known) => known === value) ?? 'resident' })}
          disabled={isStanding}
          allowDeselect={false}
        />
      </Grid.Col>
      <Grid.Col span={third}>
        <Autocomplete
          label={text.category}
          placeholder={text.categoryHint}
          size="md"
          data={[...categories[typed.audience]]}
          value={typed.category}
          onChange={(category) => onType({ category })}
          error={errorOf('category')}
          maxLength={longest.category}
        />
      </Grid.Col>
      <Grid.Col span={third}>
        <TextInput label={text.creditHours} inputMode="decimal" {...field('creditHours')} error={errorOf('creditHours')} />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea
          label={text.body}
          description={text.bodyHint}
          autosize
          minRows={2}
          maxRows={6}
          {...field('body')}
          maxLength={longest.body}
        />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea label={text.note} autosize minRows={1} maxRows={3} {...field('note')} maxLength={longest.note} />
      </Grid.Col>
    </Grid>
  )
}

/** A new course of this center, or one that is changed. */
export function CourseDialog({ course, onClose }: { course: Course | null; onClose: () => void }) {
  const text = useText(academyText)
  const word = useText(words)
  const [add, edit] = [useOperation(addCourse), useOperation(editCourse)]
  const [typed, setTyped] = useState(() => typedCourse(course))
  const [refusal, setRefusal] = useState<CourseRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const input = { ...typed, creditHours: typed.creditHours.trim() === '' ? Number.NaN : Number(typed.creditHours) }
    const result = await (course ? edit({ id: course.id, course: input }) : add(input))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', course ? word.saved : text.courseAdded)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={course ? text.editCourse : text.addCourse}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields
            typed={typed}
            refusal={refusal}
            isStanding={course !== null}
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
