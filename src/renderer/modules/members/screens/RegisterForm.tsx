import { Alert, Button, Collapse, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { politicals } from '../../../lib/national/politicals'
import { notify } from '../../../ui/notify'
import { type MemberFaultCode, type MemberField, type RegistrationKind, readSkills } from '../member-rules'
import { type Registered, type RegisterInput, type RegisterRefusal, register } from '../registration-operations'
import { registrationKinds, type SendingUnit } from '../schema'
import { membersText } from '../text'
import { addUnit } from '../unit-operations'
import { ReasonDialog } from './ReasonDialog'
import { type Refusal, useRefusalText } from './refusal-text'
import { UnitSelect } from './UnitSelect'

export type Typed = Omit<RegisterInput, 'as' | 'receiptNo' | 'refusedBecause'>

export const emptyForm: Typed = { name: '', unitId: '', phone: '', registrationKind: 'linked' }

function More({ typed, onChange }: { typed: Typed; onChange: (change: Partial<Typed>) => void }) {
  const text = useText(membersText)
  const { language } = useLanguage()
  const [skills, setSkills] = useState((typed.skills ?? []).join('、'))
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <TextInput
          label={text.position}
          value={typed.position ?? ''}
          maxLength={60}
          onChange={(event) => onChange({ position: event.currentTarget.value })}
        />
        <Select
          label={text.politicalStatus}
          clearable
          value={typed.politicalStatus ?? null}
          data={politicals.codes.map(({ code, zh, en }) => ({ value: code, label: language === 'en' ? en : zh }))}
          onChange={(value) => onChange({ politicalStatus: value ?? undefined })}
        />
      </Group>
      <TextInput
        label={text.skills}
        description={text.skillsHint}
        value={skills}
        onChange={(event) => {
          setSkills(event.currentTarget.value)
          onChange({ skills: readSkills(event.currentTarget.value) })
        }}
      />
    </Stack>
  )
}

function Namesakes({
  refusal,
  onDecide,
}: {
  refusal: Extract<RegisterRefusal, { code: 'namesakes' }>
  onDecide: (as: RegisterInput['as']) => void
}) {
  const text = useText(membersText)
  return (
    <Alert role="alert" color="yellow" title={text.form.namesakesTitle}>
      <Stack gap="sm">
        <Text>{text.form.namesakesHint}</Text>
        <Group gap="sm">
          {refusal.members.map(({ id, phone }) => (
            <Button key={id} variant="default" onClick={() => onDecide({ memberId: id })}>
              {phone ? text.form.samePerson(maskPhone(phone)) : text.form.samePersonNoPhone}
            </Button>
          ))}
          <Button variant="default" onClick={() => onDecide('another')}>
            {text.form.another}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

function KindChoice({ value, onChange }: { value: RegistrationKind; onChange: (kind: RegistrationKind) => void }) {
  const text = useText(membersText)
  return (
    <div>
      <Text component="label" size="sm" fw={500} id="registration-kind">
        {text.kind}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby="registration-kind"
        value={value}
        onChange={(chosen) => onChange(chosen === 'residential' ? 'residential' : 'linked')}
        data={registrationKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
      />
      <Text c="dimmed" size="sm" mt={4}>
        {text.kindHints[value]}
      </Text>
    </div>
  )
}

function useRegistering(typed: Typed, onDone: (registered: Registered) => void, onRejected: (name: string) => void) {
  const enrol = useOperation(register)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (more: Pick<RegisterInput, 'as' | 'refusedBecause'>) => {
    setBusy(true)
    setRefusal(null)
    const result = await enrol({ ...typed, ...more }).finally(() => setBusy(false))
    if (!result.ok) setRefusal(result.refusal)
    else if (more.refusedBecause) onRejected(result.value.member.name)
    else onDone(result.value)
  }
  return { refusal, setRefusal, busy, send }
}

/** 登记报到: unit, name, phone and kind; the rest may be left out. */
export function RegisterForm(props: {
  units: readonly SendingUnit[]
  begin: Typed
  onDone: (registered: Registered) => void
  onRejected: (name: string) => void
}) {
  const { units, begin, onDone, onRejected } = props
  const text = useText(membersText)
  const { may } = useContextOfStore()
  const say = useRefusalText()
  const addOne = useOperation(addUnit)
  const [typed, setTyped] = useState(begin)
  const [more, setMore] = useState(false)
  const [rejecting, setRejecting] = useState(false)
  const { refusal, setRefusal, busy, send } = useRegistering(typed, onDone, onRejected)
  const change = (fields: Partial<Typed>) => {
    setTyped((now) => ({ ...now, ...fields }))
    setRefusal(null)
  }
  const faultOf = (field: MemberField): string | undefined => {
    const code: MemberFaultCode | undefined =
      refusal?.code === 'faulty' ? refusal.faults.find((fault) => fault.field === field)?.code : undefined
    return code && text.faults[code]
  }
  const addByName = async (name: string) => {
    const added = await addOne({ name })
    if (!added.ok) return setRefusal(added.refusal)
    notify('done', text.form.unitAdded(name))
    change({ unitId: added.value.id })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void send({})
  }
  return (
    <form onSubmit={submit} noValidate className="yz-card yz-members-form">
      <Stack gap="md">
        <UnitSelect
          units={units}
          value={typed.unitId}
          error={faultOf('unitId')}
          autoFocus={typed.unitId === ''}
          onChange={(unitId) => change({ unitId })}
          onNew={(name) => void addByName(name)}
        />
        <Group grow align="flex-start">
          <TextInput
            label={text.name}
            value={typed.name}
            maxLength={60}
            autoComplete="off"
            autoFocus={typed.unitId !== '' && typed.name === ''}
            error={faultOf('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={text.phone}
            value={typed.phone ?? ''}
            inputMode="tel"
            maxLength={30}
            autoComplete="off"
            error={faultOf('phone')}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
        </Group>
        <KindChoice value={typed.registrationKind} onChange={(registrationKind) => change({ registrationKind })} />
        <div>
          <Button variant="subtle" color="gray.8" px={0} aria-expanded={more} onClick={() => setMore(!more)}>
            {text.form.more}
          </Button>
          <Collapse expanded={more}>
            <More typed={typed} onChange={change} />
          </Collapse>
        </div>
        {refusal?.code === 'namesakes' ? <Namesakes refusal={refusal} onDecide={(as) => void send({ as })} /> : null}
        {refusal && refusal.code !== 'namesakes' && refusal.code !== 'faulty' ? (
          <Alert role="alert" color="vermilion">
            {say(refusal)}
          </Alert>
        ) : null}
        <Group justify="space-between">
          <Button variant="subtle" color="gray.8" disabled={busy || !may('members.write')} onClick={() => setRejecting(true)}>
            {text.form.reject}
          </Button>
          <Button type="submit" loading={busy}>
            {text.form.submit}
          </Button>
        </Group>
      </Stack>
      <ReasonDialog
        opened={rejecting}
        title={text.form.rejectTitle(typed.name)}
        hint={text.form.rejectHint}
        confirmLabel={text.form.reject}
        onConfirm={(reason) => send({ refusedBecause: reason })}
        onClose={() => setRejecting(false)}
      />
    </form>
  )
}
