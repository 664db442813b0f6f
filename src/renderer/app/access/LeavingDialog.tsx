import { Alert, Button, Group, Modal, PasswordInput, Radio, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { type SyntheticEvent, useMemo, useState } from 'react'
import { type AccessWish, logAccess } from '../../data/access-log'
import type { Leaving } from '../../data/leaving'
import { useLive } from '../../data/live'
import { useContextOfStore, useOperation } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { atWork, mayOf, type SignInRefusal, signIn, workerRefusalText, workersText } from '../../modules/workers'
import { faultOfLeaving, type LeavingFault, type LeavingForm, mostAlone, needsSecond, otherPurpose } from './rules'
import { accessText } from './text'

/** Whoever else is at work and may see full numbers: only they know what they let out. */
function useSeconds(): { value: string; label: string }[] | null {
  const { actor } = useContextOfStore()
  const live = useLive(atWork, [])
  return useMemo(() => {
    if (live.loading) return null
    return live.value
      .filter(({ id, role }) => id !== actor.id && mayOf(role)('roster.reveal'))
      .sort((a, b) => a.namePinyin.localeCompare(b.namePinyin))
      .map(({ id, name }) => ({ value: id, label: name }))
  }, [live, actor])
}

function SecondPerson(props: {
  seconds: { value: string; label: string }[]
  form: LeavingForm
  fault: LeavingFault | null
  onChange: (part: Partial<LeavingForm>) => void
}) {
  const text = useText(accessText)
  const { seconds, form, fault, onChange } = props
  return (
    <Stack gap="xs" component="section" aria-label={text.secondTitle}>
      <Title order={3} fz="1rem">
        {text.secondTitle}
      </Title>
      <Text>{text.secondBody(mostAlone)}</Text>
      {seconds.length === 0 ? (
        <Alert color="vermilion" role="alert">
          {text.nobody}
        </Alert>
      ) : (
        <Group grow align="flex-start">
          <Select
            label={text.second}
            data={seconds}
            value={form.secondId || null}
            onChange={(value) => onChange({ secondId: value ?? '' })}
            searchable={seconds.length > 8}
            error={fault === 'secondMissing' ? text.secondMissing : undefined}
          />
          <PasswordInput
            label={text.pin}
            value={form.pin}
            onChange={(event) => onChange({ pin: event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 8) })}
            inputMode="numeric"
            autoComplete="off"
            error={fault === 'pinMissing' ? text.pinMissing : undefined}
          />
        </Group>
      )}
    </Stack>
  )
}

function Purpose(props: { form: LeavingForm; fault: LeavingFault | null; onChange: (part: Partial<LeavingForm>) => void }) {
  const text = useText(accessText)
  const { form, fault, onChange } = props
  return (
    <>
      <Radio.Group
        label={text.purpose}
        value={form.purpose}
        onChange={(purpose) => onChange({ purpose })}
        error={fault === 'purposeMissing' ? text.purposeMissing : undefined}
      >
        <Group gap="md" my="xs">
          {text.purposes.map((purpose) => (
            <Radio key={purpose} value={purpose} label={purpose} />
          ))}
          <Radio value={otherPurpose} label={text.other} />
        </Group>
      </Radio.Group>
      {form.purpose === otherPurpose ? (
        <TextInput
          label={text.otherLabel}
          value={form.other}
          maxLength={100}
          onChange={(event) => onChange({ other: event.currentTarget.value })}
          error={fault === 'otherMissing' ? text.otherMissing : undefined}
        />
      ) : null}
    </>
  )
}

const blank: LeavingForm = { purpose: '', other: '', secondId: '', pin: '' }

function Questions({ leaving, onAnswer }: { leaving: Leaving; onAnswer: (may: boolean) => void }) {
  const text = useText(accessText)
  const ofWorkers = useText(workersText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const seconds = useSeconds()
  const check = useOperation(signIn)
  const log = useOperation(logAccess)
  const [form, setForm] = useState(blank)
  const [fault, setFault] = useState<LeavingFault | null>(null)
  const [refusal, setRefusal] = useState<SignInRefusal | 'failed' | null>(null)
  const [busy, setBusy] = useState(false)
  const { deed, what, people } = leaving
  const withSecond = needsSecond(people)
  const change = (part: Partial<LeavingForm>) => {
    setForm((before) => ({ ...before, ...part }))
    setFault(null)
    setRefusal(null)
  }
  const letOut = async () => {
    const second = withSecond ? await check({ workerId: form.secondId, pin: form.pin }) : null
    if (second && !second.ok) {
      setForm((before) => ({ ...before, pin: '' }))
      return setRefusal(second.refusal)
    }
    const purpose = form.purpose === otherPurpose ? form.other.trim() : form.purpose
    const line: AccessWish = { deed, what, people, purpose, ...(second && { second: second.value.name }) }
    const written = await log(line).then(
      () => true,
      () => false,
    )
    return written ? onAnswer(true) : setRefusal('failed')
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const missing = faultOfLeaving(form, people)
    setFault(missing)
    if (missing || busy) return
    setBusy(true)
    await letOut().finally(() => setBusy(false))
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{text.about(people)}</Text>
        <Purpose form={form} fault={fault} onChange={change} />
        {withSecond && seconds ? <SecondPerson seconds={seconds} form={form} fault={fault} onChange={change} /> : null}
        {refusal ? (
          <Alert color="vermilion" role="alert" p="sm">
            {refusal === 'failed' ? text.failed : workerRefusalText(ofWorkers, refusal, clock())}
          </Alert>
        ) : null}
        <Text c="dimmed" size="sm">
          {text.logged}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onAnswer(false)} disabled={busy}>
            {word.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={withSecond && (seconds?.length ?? 0) === 0}>
            {text.deeds[deed]}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Asked before a list of people leaves: what for and, over fifty people, a second person with their PIN. It answers once. */
export function LeavingDialog({ leaving, onAnswer }: { leaving: Leaving | null; onAnswer: (may: boolean) => void }) {
  const text = useText(accessText)
  const word = useText(words)
  return (
    <Modal
      opened={leaving !== null}
      onClose={() => onAnswer(false)}
      title={leaving ? text.ask[leaving.deed](leaving.what) : ''}
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': word.close }}
    >
      {leaving ? <Questions leaving={leaving} onAnswer={onAnswer} /> : null}
    </Modal>
  )
}
