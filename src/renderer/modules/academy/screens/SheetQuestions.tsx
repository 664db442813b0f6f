import { Button, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { attendanceMarks, type Session } from '../schema'
import { attendanceSheetText } from '../sheet-text'
import type { PlannedPerson } from '../sheet-types'
import type { SheetImport } from './use-sheet-import'

const atOnce = 12

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="yz-card yz-sheet-question" aria-label={title}>
      <Title order={3} fz="1.125rem" mb="xs">
        {title}
      </Title>
      <Stack gap="xs">{children}</Stack>
    </section>
  )
}

function Columns({ session, list }: { session: Session; list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const asked = list.plan?.columns.filter(({ isAsked }) => isAsked) ?? []
  if (asked.length === 0) return null
  const data = [...session.days.map((day) => ({ value: day, label: day })), { value: 'skip', label: text.skipColumn }]
  return (
    <Question title={text.columns}>
      {asked.map(({ column, day }) => (
        <Select
          key={column.index}
          label={text.columnOf(column.label)}
          placeholder={text.choosePerson}
          data={data}
          value={day}
          onChange={(value) => value && list.answer({ days: { ...list.answers.days, [column.index]: value } })}
          maw={320}
        />
      ))}
    </Question>
  )
}

const meanings = [...attendanceMarks, 'none'] as const

function Signs({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const signs = list.plan?.signs ?? []
  if (signs.length === 0) return null
  return (
    <Question title={text.signs}>
      {signs.map(({ text: sign, cells, answer }) => (
        <Select
          key={sign}
          label={text.signOf(sign, cells)}
          placeholder={text.choosePerson}
          data={meanings.map((value) => ({ value, label: text.meaning[value] }))}
          value={answer}
          onChange={(value) => {
            const meaning = meanings.find((one) => one === value)
            if (meaning) list.answer({ signs: { ...list.answers.signs, [sign]: meaning } })
          }}
          maw={320}
        />
      ))}
    </Question>
  )
}

function Person({ person, list }: { person: PlannedPerson; list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const { row, asked, candidates, mayAdd } = person
  const labelOf = (one: PlannedPerson['candidates'][number]) =>
    [one.name, one.organisation ?? '', (one.phone ?? one.guardianPhone ?? '').slice(-4)].filter(Boolean).join(' · ')
  const data = [
    ...candidates.map((one) => ({ value: one.id, label: labelOf(one) })),
    ...(mayAdd ? [{ value: 'add', label: text.addOne }] : []),
    { value: 'skip', label: text.skipRow },
  ]
  const given = list.answers.people[row.row] ?? (person.state === 'add' ? 'add' : null)
  return (
    <Group gap="md" wrap="nowrap" align="center" className="yz-sheet-person">
      <div>
        <Text fw={600}>{text.rowOf(row.row, row.name)}</Text>
        <Text size="sm" c="dimmed">
          {[asked ? text.asked[asked] : '', row.organisation].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Select
        aria-label={text.rowOf(row.row, row.name)}
        placeholder={text.choosePerson}
        data={data}
        value={given}
        onChange={(value) => value && list.answer({ people: { ...list.answers.people, [row.row]: value } })}
        w={300}
      />
    </Group>
  )
}

function People({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const [shown, setShown] = useState(atOnce)
  const asked = list.plan?.people.filter((person) => person.asked !== null) ?? []
  if (asked.length === 0) return null
  const missing = asked.filter((person) => person.asked === 'missing').length
  return (
    <Question title={text.people}>
      {missing > 0 ? (
        <Checkbox
          label={text.addAll(missing)}
          checked={list.answers.addAll}
          onChange={(event) => list.answer({ addAll: event.currentTarget.checked })}
        />
      ) : null}
      {asked.slice(0, shown).map((person) => (
        <Person key={person.row.row} person={person} list={list} />
      ))}
      {asked.length > shown ? (
        <Button variant="subtle" color="gray.8" onClick={() => setShown(shown + 60)}>
          {text.more(Math.min(60, asked.length - shown))}
        </Button>
      ) : null}
    </Question>
  )
}

function DifferingMarks({ list }: { list: SheetImport }) {
  const text = useText(attendanceSheetText)
  const differing = list.plan?.differing ?? []
  if (differing.length === 0) return null
  return (
    <Question title={text.differing(differing.length)}>
      {differing.slice(0, atOnce).map(({ name, day, stands, entry }) => (
        <Text key={stands.id}>
          {text.differingLine(name, day, stands.void ? text.voided : text.mark[stands.mark], text.mark[entry.mark])}
        </Text>
      ))}
      <Group gap="sm">
        {(['keep', 'sheet'] as const).map((choice) => (
          <Button
            key={choice}
            variant={list.answers.differing === choice ? 'filled' : 'default'}
            aria-pressed={list.answers.differing === choice}
            color="gray.8"
            onClick={() => list.answer({ differing: choice })}
          >
            {choice === 'keep' ? text.keep : text.bySheet}
          </Button>
        ))}
      </Group>
    </Question>
  )
}

/** What a sheet leaves open, asked in the order in which it matters; what was answered stays and can be answered otherwise. */
export function SheetQuestions({ session, list }: { session: Session; list: SheetImport }) {
  return (
    <Stack gap="md">
      <Columns session={session} list={list} />
      <Signs list={list} />
      <People list={list} />
      <DifferingMarks list={list} />
    </Stack>
  )
}
