import { Autocomplete, Grid, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { longest } from '../course-rules'
import { audiences } from '../schema'
import { SessionWhen } from './SessionWhen'
import { Cell, type FieldsProps, useField } from './session-fields'
import { audienceOfCity, fromCourse } from './session-form'

function CourseFields(props: FieldsProps) {
  const { text, errorOf, field } = useField(props)
  const { academy, typed, isStanding, onType } = props
  const courses = academy.courses.filter(({ active, id }) => active || id === typed.courseId)
  const city = academy.cityCourses.filter(({ open, id }) => open !== false || id === typed.courseId)
  const option = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title })
  const chosenCity = city.find(({ id }) => id === typed.courseId)
  const isFree = chosenCity !== undefined && !audienceOfCity(chosenCity) && !isStanding
  const choose = (id: string | null) => {
    const course = [...courses, ...city].find((known) => known.id === id)
    if (course) onType(fromCourse(course))
  }
  return (
    <Grid gap="md">
      <Cell span={5}>
        <Select
          label={text.course}
          placeholder={text.courseHint}
          data={[
            { group: text.local, items: courses.map(option) },
            { group: text.city, items: city.map(option) },
          ].filter(({ items }) => items.length > 0)}
          value={typed.courseId || null}
          onChange={choose}
          error={errorOf('courseId')}
          disabled={isStanding}
          searchable
        />
      </Cell>
      <Cell span={4}>
        <TextInput label={text.name} {...field('title')} error={errorOf('title')} maxLength={longest.title} />
      </Cell>
      <Cell span={3}>
        <Select
          label={text.forWhom}
          data={audiences.map((value) => ({ value, label: text.audience[value] }))}
          value={typed.audience}
          onChange={(value) => onType({ audience: audiences.find((known) => known === value) ?? 'resident' })}
          disabled={!isFree}
        />
      </Cell>
    </Grid>
  )
}

function WhereAndWho(props: FieldsProps) {
  const { text, errorOf, field } = useField(props)
  const { academy, typed, onType } = props
  const places = [...new Set(academy.sessions.flatMap(({ place }) => (place ? [place] : [])))]
  const teachers = [...new Set(academy.sessions.flatMap(({ teacher }) => (teacher ? [teacher] : [])))]
  const points = academy.teachingPoints.filter(({ active, id }) => active || id === typed.teachingPointId)
  const capacity = points.find(({ id }) => id === typed.teachingPointId)?.quota
  const isOver = capacity !== undefined && Number(typed.quota || capacity) > capacity
  return (
    <Grid gap="md">
      <Cell span={6}>
        <Autocomplete
          label={text.place}
          placeholder={text.placeHint}
          size="md"
          data={places}
          value={typed.place}
          onChange={(place) => onType({ place })}
          error={errorOf('place')}
          maxLength={longest.place}
        />
      </Cell>
      <Cell span={6}>
        <Select
          label={text.teachingPoint}
          placeholder={text.teachingPointHint}
          data={points.map(({ id, title }) => ({ value: id, label: title }))}
          value={typed.teachingPointId || null}
          onChange={(id) => onType({ teachingPointId: id ?? '' })}
          searchable
          clearable
        />
      </Cell>
      <Cell span={6}>
        <Autocomplete
          label={text.teacher}
          placeholder={text.teacherHint}
          size="md"
          data={teachers}
          value={typed.teacher}
          onChange={(teacher) => onType({ teacher })}
          error={errorOf('teacher')}
          maxLength={longest.teacher}
        />
      </Cell>
      <Cell span={3}>
        <TextInput
          label={text.quota}
          description={isOver && capacity !== undefined ? text.overCapacity(capacity) : text.quotaHint}
          inputMode="numeric"
          {...field('quota')}
          error={errorOf('quota')}
        />
      </Cell>
      <Cell span={3}>
        <TextInput
          label={text.creditHours}
          description={text.creditHoursHint}
          inputMode="decimal"
          {...field('creditHours')}
          error={errorOf('creditHours')}
        />
      </Cell>
    </Grid>
  )
}

/** Everything a session has. */
export function SessionFields(props: FieldsProps) {
  const { text, field } = useField(props)
  return (
    <Stack gap="md">
      <CourseFields {...props} />
      <SessionWhen {...props} />
      <WhereAndWho {...props} />
      <Textarea
        label={text.body}
        description={text.bodyHint}
        autosize
        minRows={2}
        maxRows={5}
        {...field('body')}
        maxLength={longest.body}
      />
      <Textarea label={text.note} autosize minRows={1} maxRows={3} {...field('note')} maxLength={longest.note} />
    </Stack>
  )
}
