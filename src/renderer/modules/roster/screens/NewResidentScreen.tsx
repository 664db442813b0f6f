import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { SaveFault, type SaveFaultCode } from '../../../data/save-fault'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { addResident, type NewHome } from '../operations'
import { personText } from '../person-text'
import { rosterIndexOf } from '../search/index-of'
import { rosterText } from '../text'
import { FormActions } from './FormActions'
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
import { useLeaving } from './use-leaving'
import { type PersonForm, usePersonForm } from './use-person-form'
import { seatOf, useSeat } from './use-seat'
import './person.css'

/** Where the new person lives; it begins with the household or the dwelling the page was opened for. */
function useNewHome() {
  const { data } = useContextOfStore()
  const search = new URLSearchParams(useSearch())
  const dwelling = search.get('dwelling')
  const [householdId, setHouseholdId] = useState(search.get('household'))
  const members = useHousehold(householdId ?? undefined)
  const typed = useSeat()
  const { set } = typed
  useEffect(() => {
    if (dwelling)
      rosterIndexOf(data)
        .pathOf(dwelling)
        .then((path) => set(seatOf(path)))
  }, [data, dwelling, set])
  const isTyped = Object.values(typed.seat).some((part) => part.trim() !== '')
  const seat: NewHome = isTyped ? { kind: 'seat', seat: typed.seat, known: typed.known } : { kind: 'unknown' }
  const home: NewHome = householdId ? { kind: 'household', householdId, memberIds: members.map(({ id }) => id) } : seat
  return { householdId, setHouseholdId, members, typed, home }
}

/** Adds the person and opens their page; keeps the refusal where that is refused. */
function useAdding(form: PersonForm, home: NewHome, forget: () => Promise<void>) {
  const text = useText(personText)
  const [, navigate] = useLocation()
  const add = useOperation(addResident)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [unsaved, setUnsaved] = useState<SaveFaultCode | null>(null)
  const [addedId, setAddedId] = useState<string | null>(null)
  useEffect(() => {
    // Once the form is clean, so that leaving it asks nothing.
    if (addedId && !form.dirty) navigate(`/residents/${addedId}`, { replace: true })
  }, [addedId, form.dirty, navigate])
  const save = async () => {
    if (busy) return
    setBusy(true)
    setUnsaved(null)
    try {
      const result = await add({ person: inputOf(form.values), home })
      if (!result.ok) {
        setRefusal(result.refusal)
        if (result.refusal.code === 'faulty') form.refuse(result.refusal.faults)
        return
      }
      await forget()
      form.reset()
      setAddedId(result.value.id)
      notify('done', text.added)
    } catch (fault) {
      if (!(fault instanceof SaveFault)) throw fault
      setUnsaved(fault.code)
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, unsaved, save }
}

function Refused({ refusal }: { refusal: Refusal }) {
  const common = useText(rosterText)
  const say = useRefusalText()
  return (
    <Alert color="vermilion.8" variant="light" icon={<IconAlertTriangle size={24} />} className="yz-person-alert" role="alert">
      <Group gap="md">
        {say(refusal)}
        {refusal.code === 'already-here' && refusal.id ? (
          <Anchor component={Link} href={`/residents/${refusal.id}`}>
            {common.openExisting}
          </Anchor>
        ) : null}
      </Group>
    </Alert>
  )
}

/** Whoever saved from the end of a long form must see why it was not. */
const bringIntoSight = (notice: HTMLElement | null) => notice?.scrollIntoView?.({ block: 'center' })

/** Nothing was written: why, and that what was typed is still here. */
function Unsaved({ code }: { code: SaveFaultCode }) {
  const { notSaved } = useText(words)
  return (
    <Alert
      ref={bringIntoSight}
      color="vermilion.8"
      variant="light"
      icon={<IconAlertTriangle size={24} />}
      className="yz-person-alert"
      role="alert"
    >
      {notSaved[code]}
    </Alert>
  )
}

const blank = valuesOf({})

/** 新增居民: the person, and where they live. */
export function NewResidentScreen() {
  const text = useText(personText)
  const common = useText(rosterText)
  const [, navigate] = useLocation()
  const screen = useRef<HTMLDivElement>(null)
  const { householdId, setHouseholdId, members, typed, home } = useNewHome()
  const around = useMemo(() => ({ inHousehold: true, others: householdId ? members : [] }), [householdId, members])
  const form = usePersonForm(blank, around)
  const draft = useDraft('new', form)
  const { busy, refusal, unsaved, save } = useAdding(form, home, draft.forget)
  const leaving = useLeaving({
    dirty: form.dirty,
    screen,
    onGivenUp: async () => {
      await draft.forget()
      form.reset()
    },
    onLeft: () => navigate('/residents'),
  })
  useFormKeys(true, screen, save, leaving.ask)
  const isHead = form.values.relationToHead === '02'
  const joins = (id: string | null) => {
    setHouseholdId(id)
    if (isHead) form.type('relationToHead', '')
  }
  return (
    <div ref={screen} className="yz-new-person">
      <header className="yz-person-head">
        <div>
          <BackToList />
          <Title order={1}>{text.newTitle}</Title>
          <Text c="dimmed">{text.newHint}</Text>
        </div>
        <Group gap="sm" wrap="nowrap">
          <FormActions busy={busy} onSave={save} onLeave={leaving.ask} />
        </Group>
      </header>
      <Stack gap="lg">
        <FormNotices draft={draft} merged={[]} clashing={[]} />
        {refusal ? <Refused refusal={refusal} /> : null}
        {unsaved ? <Unsaved code={unsaved} /> : null}
        {refusal?.code === 'already-here' ? null : <Twin number={form.values.citizenNumber} self={null} />}
        <PersonFields form={form} focusName>
          <NewHomeCard
            household={householdId ? { id: householdId, members } : null}
            onHousehold={joins}
            typed={typed}
            isHead={isHead}
            onHead={(head) => form.type('relationToHead', head ? '02' : '')}
            error={refusal?.code === 'name-missing' ? common.place['name-missing'] : undefined}
          />
        </PersonFields>
      </Stack>
      <LeaveDialog opened={leaving.opened} onStay={leaving.onStay} onDiscard={leaving.onDiscard} />
    </div>
  )
}
