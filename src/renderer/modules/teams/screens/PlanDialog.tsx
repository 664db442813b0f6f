import { Alert, Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { isRunning } from '../rules'
import { type Planned, planShifts } from '../shift-operations'
import { mostWeeks, type PlanRefusal } from '../shift-rules'
import { shiftText } from '../shift-text'
import { useShiftRefusal } from './refusal-text'
import type { Teams } from './use-teams'

const usual = { startsAt: '09:00', endsAt: '11:00', weeks: '1', estateId: '', place: '', note: '' }
type Typed = typeof usual & { day: string }
type Field = keyof Typed

function fieldOf({ code }: PlanRefusal): Field | null {
  if (code === 'day-form') return 'day'
  if (code === 'time-form') return 'startsAt'
  if (code === 'times-order') return 'endsAt'
  return code === 'weeks-form' ? 'weeks' : null
}

type FieldsProps = {
  typed: Typed
  estates: readonly { id: string; name: string }[]
  errorOf: (field: Field) => string | undefined
  onType: (change: Partial<Typed>) => void
}

function WhenAndWhere({ typed, estates, errorOf, onType }: FieldsProps) {
  const text = useText(shiftText).plan
  const field = (name: Exclude<Field, 'estateId'>, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={typed[name]}
      onChange={(event) => onType({ [name]: event.currentTarget.value })}
      error={errorOf(name)}
      autoComplete="off"
      {...more}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {field('day', text.day, { type: 'date' })}
        {field('startsAt', text.from, { type: 'time' })}
        {field('endsAt', text.to, { type: 'time' })}
        {field('weeks', text.weeks, {
          type: 'number',
          min: 1,
          max: mostWeeks,
          description: text.weeksHint,
          inputWrapperOrder: ['label', 'input', 'description', 'error'],
        })}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={text.estate}
          data={estates.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.estateId || null}
          onChange={(estateId) => onType({ estateId: estateId ?? '' })}
          searchable={estates.length > 8}
          clearable
        />
        {field('place', text.place, { placeholder: text.placeHint, maxLength: 120 })}
      </SimpleGrid>
      {field('note', text.note, { maxLength: 1000 })}
    </>
  )
}

function People(props: {
  people: readonly { id: string; name: string; role?: string }[]
  chosen: readonly string[]
  error: string | undefined
  onChoose: (ids: string[]) => void
}) {
  const { people, chosen, error, onChoose } = props
  const text = useText(shiftText).plan
  if (people.length === 0) return <Text c="dimmed">{text.nobody}</Text>
  const all = people.length === chosen.length
  return (
    <Stack gap={6}>
      <Checkbox.Group label={text.people} value={[...chosen]} onChange={onChoose} error={error} size="md">
        <Group gap="md" mt={6} className="yz-plan-people">
          {people.map(({ id, name, role }) => (
            <Checkbox key={id} value={id} label={role ? `${name}（${role}）` : name} size="md" />
          ))}
        </Group>
      </Checkbox.Group>
      {people.length > 1 ? (
        <Checkbox
          label={text.everyone}
          checked={all}
          indeterminate={chosen.length > 0 && !all}
          onChange={() => onChoose(all ? [] : people.map(({ id }) => id))}
          size="md"
        />
      ) : null}
    </Stack>
  )
}

/** Who could not be planned, and why: in the dialog, since a message in the corner says no names. */
function LeftOut({ busy, all }: { busy: Planned['busy']; all: Teams }) {
  const text = useText(shiftText)
  const names = [...new Set(busy.map(({ teamMemberId }) => all.memberOf(teamMemberId)?.name ?? text.unknown))]
  return (
    <Alert color="yellow" role="alert" title={text.busy(busy.length, names.join('、'))}>
      {text.busyHint}
    </Alert>
  )
}

/** 排班: a team, who of it, a day and its times, for so many weeks. */
export function PlanDialog(props: { all: Teams; teamId: string; day: string; onClose: () => void }) {
  const { all, onClose } = props
  const text = useText(shiftText)
  const word = useText(words)
  const say = useShiftRefusal()
  const plan = useOperation(planShifts)
  const teams = all.teams.filter(isRunning)
  const [teamId, setTeamId] = useState(teams.some(({ id }) => id === props.teamId) ? props.teamId : (teams[0]?.id ?? ''))
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState<Typed>({ ...usual, day: props.day })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<PlanRefusal | null>(null)
  const [leftOut, setLeftOut] = useState<Planned['busy']>([])
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const input = { ...typed, teamId, teamMemberIds: chosen, weeks: Number(typed.weeks) }
    const result = await plan(input).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    const { planned, busy: left } = result.value
    if (planned > 0) notify('done', text.planned(planned))
    setLeftOut(left)
    if (left.length === 0) onClose()
  }
  const named = refusal && fieldOf(refusal)
  const served = all.teamOf(teamId)?.estateIds ?? []
  // The estates the team serves, or all where nobody has said which.
  const estates = served.length > 0 ? all.estates.filter(({ id }) => served.includes(id)) : all.estates
  return (
    <Modal opened onClose={onClose} title={text.plan.title} size="xl" closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label={text.plan.team}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            value={teamId}
            onChange={(id) => {
              setTeamId(id ?? '')
              setChosen([])
              setTyped({ ...typed, estateId: '' })
            }}
            searchable={teams.length > 8}
            allowDeselect={false}
          />
          <People
            people={all.current(teamId)}
            chosen={chosen}
            error={refusal?.code === 'nobody' ? say(refusal) : undefined}
            onChoose={(ids) => {
              setChosen(ids)
              setRefusal(null)
            }}
          />
          <WhenAndWhere
            typed={typed}
            estates={estates}
            errorOf={(field) => (refusal && named === field ? say(refusal) : undefined)}
            onType={(change) => {
              setTyped({ ...typed, ...change })
              setRefusal(null)
            }}
          />
          {refusal && !named && refusal.code !== 'nobody' ? (
            <Alert color="vermilion" role="alert">
              {say(refusal)}
            </Alert>
          ) : null}
          {leftOut.length > 0 ? <LeftOut busy={leftOut} all={all} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {leftOut.length > 0 ? word.close : word.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {text.plan.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
