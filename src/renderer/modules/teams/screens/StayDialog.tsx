import { Alert, Modal, SegmentedControl, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { joinTeam, reviseStay } from '../operations'
import { mostSkills, type StayInput, type StayRefusal } from '../rules'
import { type ServiceTeam, type TeamMember, teamMemberSources } from '../schema'
import { teamText } from '../text'
import { MemberSelect, type PersonProps, ResidentSelect } from './PersonSelect'
import { useTeamRefusal } from './refusal-text'
import type { Candidate } from './use-people'

type Typed = Required<Pick<StayInput, 'unitName' | 'phone' | 'skills' | 'role' | 'startsOn' | 'note'>>

function WhatTheyDo(props: { typed: Typed; errorOf: (code: StayRefusal['code']) => string | undefined; onType: OnType }) {
  const { typed, errorOf, onType } = props
  const text = useText(teamText).stay
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={text.unit}
          value={typed.unitName}
          onChange={(event) => onType({ unitName: event.currentTarget.value })}
          maxLength={120}
          autoComplete="off"
        />
        <TextInput
          label={text.phone}
          value={typed.phone}
          onChange={(event) => onType({ phone: event.currentTarget.value })}
          maxLength={30}
          inputMode="tel"
          autoComplete="off"
          error={errorOf('phone-form')}
        />
      </SimpleGrid>
      <TagsInput
        label={text.skills}
        placeholder={text.skillsHint}
        value={typed.skills}
        onChange={(skills) => onType({ skills })}
        maxTags={mostSkills}
        maxLength={30}
        splitChars={[',', '，', '、', ';', '；']}
        acceptValueOnBlur
        size="md"
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={text.role}
          placeholder={text.roleHint}
          value={typed.role}
          onChange={(event) => onType({ role: event.currentTarget.value })}
          maxLength={60}
          autoComplete="off"
        />
        <TextInput
          type="date"
          label={text.since}
          value={typed.startsOn}
          onChange={(event) => onType({ startsOn: event.currentTarget.value })}
          error={errorOf('day-form')}
        />
      </SimpleGrid>
      <TextInput
        label={text.note}
        value={typed.note}
        onChange={(event) => onType({ note: event.currentTarget.value })}
        maxLength={1000}
        autoComplete="off"
      />
    </>
  )
}
type OnType = (change: Partial<Typed>) => void

function WhoJoins(props: {
  source: TeamMember['source']
  person: PersonProps
  name: string
  nameError: string | undefined
  onSource: (source: TeamMember['source']) => void
  onName: (name: string) => void
}) {
  const { source, person } = props
  const text = useText(teamText).stay
  return (
    <>
      <SegmentedControl
        aria-label={text.source}
        value={source}
        onChange={(value) => props.onSource(teamMemberSources.find((one) => one === value) ?? 'member')}
        data={teamMemberSources.map((value) => ({ value, label: text.from[value] }))}
      />
      {source === 'member' ? <MemberSelect {...person} /> : null}
      {source === 'resident' ? <ResidentSelect {...person} /> : null}
      {source === 'outside' ? (
        <TextInput
          label={text.name}
          value={props.name}
          onChange={(event) => props.onName(event.currentTarget.value)}
          maxLength={60}
          autoComplete="off"
          error={props.nameError}
        />
      ) : null}
    </>
  )
}

const onAField: ReadonlySet<StayRefusal['code']> = new Set([
  'phone-form',
  'day-form',
  'person-missing',
  'name-missing',
  'already-member',
])

/** Somebody new in a team (`stay` null), or what is known of one who is in it. */
export function StayDialog({ team, stay, onClose }: { team: ServiceTeam; stay: TeamMember | null; onClose: () => void }) {
  const text = useText(teamText)
  const word = useText(words)
  const say = useTeamRefusal()
  const { clock } = useContextOfStore()
  const [join, revise] = [useOperation(joinTeam), useOperation(reviseStay)]
  const [source, setSource] = useState<TeamMember['source']>('member')
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<Typed>({
    unitName: stay?.unitName ?? '',
    phone: stay?.phone ?? '',
    skills: stay?.skills ?? [],
    role: stay?.role ?? '',
    startsOn: stay ? (stay.startsOn ?? '') : dayOf(clock()),
    note: stay?.note ?? '',
  })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<StayRefusal | null>(null)
  const onType: OnType = (change) => {
    setTyped((before) => ({ ...before, ...change }))
    setRefusal(null)
  }
  const choose = (candidate: Candidate | null) => {
    setChosen(candidate)
    // What their record says is offered, and may be changed for this team.
    onType(candidate ? { unitName: candidate.unitName, phone: candidate.phone, skills: candidate.skills } : {})
  }
  const start = (from: TeamMember['source']) => {
    setSource(from)
    choose(null)
  }
  const errorOf = (...codes: StayRefusal['code'][]) => (refusal && codes.includes(refusal.code) ? say(refusal) : undefined)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const joining = { ...typed, teamId: team.id, source, personId: chosen?.id, name }
    const result = await (stay ? revise({ ...typed, id: stay.id }) : join(joining)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', stay ? text.saved : text.stay.added)
    onClose()
  }
  const person = { chosen, error: errorOf('person-missing', 'already-member'), onChoose: choose }
  return (
    <Modal
      opened
      onClose={onClose}
      title={stay ? text.stay.editOf(stay.name) : text.stay.addTo(team.name)}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {stay ? null : (
            <WhoJoins
              {...{ source, person, name }}
              nameError={errorOf('name-missing', 'already-member')}
              onSource={start}
              onName={setName}
            />
          )}
          <WhatTheyDo typed={typed} errorOf={errorOf} onType={onType} />
          {refusal && !onAField.has(refusal.code) ? (
            <Alert color="vermilion" role="alert">
              {say(refusal)}
            </Alert>
          ) : null}
          <DialogButtons onCancel={onClose} busy={busy} />
        </Stack>
      </form>
    </Modal>
  )
}
