import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { useLeaveGuard } from '../import/screens/use-leave-guard'
import { addResident, type NewHome } from '../operations'
import { personText } from '../person-text'
import { rosterIndexOf } from '../search/use-roster-index'
import { rosterText } from '../text'
import { FormNotices, Twin } from './FormNotices'
import { LeaveDialog } from './LeaveDialog'
import { NewHomeCard } from './NewHomeCard'
import { PersonFields } from './PersonFields'
import { BackToList } from './PersonHead'
import { inputOf, valuesOf } from './person-form'
import { type Refusal, useRefusalText } from './refusal-text'
import { useDraft } from './use-draft'
import { useFormKeys } from './use-form-keys'
import { useHousehold } from './use-household'
import { usePersonForm } from './use-person-form'
import { seatOf, useSeat } from './use-seat'
import './person.css'

/** The household or the dwelling the page was opened for. */
function useAskedHome() {
  const { data } = useContextOfStore()
  const search = new URLSearchParams(useSearch())
  const dwelling = search.get('dwelling')
  const [householdId, setHouseholdId] = useState(search.get('household'))
  const typed = useSeat()
  const { set } = typed
  useEffect(() => {
    if (dwelling)
      rosterIndexOf(data)
        .pathOf(dwelling)
        .then((path) => set(seatOf(path)))
  }, [data, dwelling, set])
  return { householdId, setHouseholdId, typed }
}

const blank = valuesOf({})

/** 新增居民: the person, and where they live. */
export function NewResidentScreen() {
  const text = useText(personText)
  const word = useText(words)
  const common = useText(rosterText)
  const say = useRefusalText()
  const [, navigate] = useLocation()
  const add = useOperation(addResident)
  const screen = useRef<HTMLDivElement>(null)
  const { householdId, setHouseholdId, typed } = useAskedHome()
  const members = useHousehold(householdId ?? undefined)
  const [restored, setRestored] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [leaving, setLeaving] = useState(false)
  const around = useMemo(() => ({ inHousehold: true, others: householdId ? members : [] }), [householdId, members])
  const form = usePersonForm(blank, around)
  const isHead = form.values.relationToHead === '02'
  const draft = useDraft('new', form.values, form.dirty, (values) => {
    form.restore(values)
    setRestored(true)
  })
  const saved = useRef(false)
  const guard = useLeaveGuard(form.dirty && !saved.current, screen)
  const seatTyped = Object.values(typed.seat).some((part) => part.trim() !== '')

  const home = (): NewHome => {
    if (householdId) return { kind: 'household', householdId, memberIds: members.map(({ id }) => id) }
    return seatTyped ? { kind: 'seat', seat: typed.seat, known: typed.known } : { kind: 'unknown' }
  }
  const save = async () => {
    if (busy) return
    setBusy(true)
    try {
      const result = await add({ person: inputOf(form.values), home: home() })
      if (!result.ok) {
        if (result.refusal.code === 'faulty') form.refuse(result.refusal.faults)
        setRefusal(result.refusal)
        return
      }
      saved.current = true
      await draft.forget()
      form.reset()
      notify('done', text.added)
      setSavedId(result.value.id)
    } finally {
      setBusy(false)
    }
  }
  const [savedId, setSavedId] = useState<string | null>(null)
  useEffect(() => {
    // After the form is clean, so that leaving it asks nothing.
    if (savedId && !form.dirty) navigate(`/residents/${savedId}`, { replace: true })
  }, [savedId, form.dirty, navigate])
  const leave = () => (form.dirty ? setLeaving(true) : navigate('/residents'))
  useFormKeys(true, screen, save, leave)
  return (
    <div ref={screen} className="yz-new-person">
      <PageHeader
        before={<BackToList />}
        title={text.newTitle}
        hint={text.newHint}
        actions={
          <>
            <Button variant="default" onClick={leave}>
              {word.cancel}
            </Button>
            <Button leftSection={<IconDeviceFloppy size={20} />} onClick={save} loading={busy} title={text.saveKey}>
              {text.save}
            </Button>
          </>
        }
      />
      <Stack gap="lg">
        <FormNotices
          restored={restored}
          onDrop={async () => {
            await draft.forget()
            form.reset()
            setRestored(false)
          }}
          merged={[]}
          clashing={[]}
        />
        {refusal ? (
          <Alert
            color="vermilion.8"
            variant="light"
            icon={<IconAlertTriangle size={24} />}
            className="yz-person-alert"
            role="alert"
          >
            <Group gap="md">
              {say(refusal)}
              {refusal.code === 'already-here' && refusal.id ? (
                <Anchor component={Link} href={`/residents/${refusal.id}`}>
                  {common.openExisting}
                </Anchor>
              ) : null}
            </Group>
          </Alert>
        ) : null}
        {refusal?.code === 'already-here' ? null : <Twin number={form.values.citizenNumber} self={null} />}
        <NewHomeCard
          household={householdId ? { id: householdId, members } : null}
          onHousehold={(id) => {
            setHouseholdId(id)
            if (isHead) form.type('relationToHead', '')
          }}
          typed={typed}
          isHead={isHead}
          onHead={(head) => form.type('relationToHead', head ? '02' : '')}
          error={seatTyped && refusal?.code === 'name-missing' ? common.place['name-missing'] : undefined}
        />
        <PersonFields form={form} />
      </Stack>
      <LeaveDialog
        opened={leaving || guard.asking}
        onStay={() => {
          setLeaving(false)
          guard.stay()
        }}
        onDiscard={async () => {
          await draft.forget()
          form.reset()
          if (guard.asking) guard.leave()
          else navigate('/residents')
        }}
      />
    </div>
  )
}
