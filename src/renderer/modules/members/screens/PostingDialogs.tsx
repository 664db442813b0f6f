import { Alert, Autocomplete, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { closePosting, post, revisePosting } from '../posting-operations'
import type { CloseRefusal, PostingField, PostingRefusal } from '../posting-rules'
import { postingText } from '../posting-text'
import type { Posting } from '../schema'
import { PersonSelect } from './PersonSelect'
import type { Person } from './use-claims'

/** What is open: a new posting (of a member, or of one to be chosen), one that is edited, one that is closed. */
export type PostingDeed =
  | { deed: 'add'; memberId: string | null }
  | { deed: 'edit'; posting: Posting; name: string }
  | { deed: 'close'; posting: Posting; name: string }

function fieldOf(refusal: PostingRefusal): PostingField | null {
  if (refusal.code === 'role-missing') return 'role'
  if (refusal.code === 'day-form') return refusal.field
  return refusal.code === 'days-order' ? 'endsOn' : null
}

function Buttons({ submit, busy, onClose }: { submit: string; busy: boolean; onClose: () => void }) {
  return <DialogButtons onCancel={onClose} busy={busy} label={submit} />
}

type Typed = { role: string; startsOn: string; endsOn: string; note: string }

function TermFields({
  typed,
  known,
  errorOf,
  onType,
}: {
  typed: Typed
  known: boolean
  errorOf: (field: PostingField) => string | undefined
  onType: (change: Partial<Typed>) => void
}) {
  const text = useText(postingText)
  return (
    <>
      <Autocomplete
        label={text.role}
        placeholder={text.roleHint}
        size="md"
        data={[...text.usualRoles]}
        value={typed.role}
        onChange={(role) => onType({ role })}
        maxLength={60}
        error={errorOf('role')}
      />
      <Group grow align="flex-start">
        <TextInput
          label={text.startsOn}
          placeholder={text.dayHint}
          value={typed.startsOn}
          disabled={known}
          onChange={(event) => onType({ startsOn: event.currentTarget.value })}
          error={errorOf('startsOn')}
        />
        <TextInput
          label={text.endsOn}
          placeholder={text.dayHint}
          value={typed.endsOn}
          onChange={(event) => onType({ endsOn: event.currentTarget.value })}
          error={errorOf('endsOn')}
        />
      </Group>
      <TextInput
        label={text.note}
        value={typed.note}
        onChange={(event) => onType({ note: event.currentTarget.value })}
        maxLength={1000}
      />
    </>
  )
}

function PostingForm({
  memberId,
  posting,
  people,
  onClose,
}: {
  memberId: string | null
  posting: Posting | null
  people: Person[]
  onClose: () => void
}) {
  const text = useText(postingText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const [add, revise] = [useOperation(post), useOperation(revisePosting)]
  const [member, setMember] = useState(memberId)
  const [typed, setTyped] = useState<Typed>({
    role: posting?.role ?? '',
    startsOn: posting?.startsOn ?? dayOf(clock()),
    endsOn: posting?.endsOn ?? '',
    note: posting?.note ?? '',
  })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<PostingRefusal | null>(null)
  const named = refusal && fieldOf(refusal)
  const said = refusal && (refusal.code === 'already-posted' ? text.alreadyPosted(refusal.until) : text.refusal[refusal.code])
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const writing = posting ? revise({ ...typed, id: posting.id }) : add({ ...typed, memberId: member ?? '' })
    const result = await writing.finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', posting ? text.saved : text.posted)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {memberId === null && posting === null ? (
          <PersonSelect label={text.member} placeholder={text.memberHint} people={people} value={member} onChange={setMember} />
        ) : null}
        <TermFields
          typed={typed}
          known={posting !== null}
          errorOf={(field) => (named === field && said ? said : undefined)}
          onType={(change) => {
            setTyped({ ...typed, ...change })
            setRefusal(null)
          }}
        />
        {said && !named ? (
          <Alert color="vermilion" role="alert">
            {said}
          </Alert>
        ) : null}
        <Buttons submit={word.save} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  )
}

function CloseForm({ posting, onClose }: { posting: Posting; onClose: () => void }) {
  const text = useText(postingText)
  const { clock } = useContextOfStore()
  const close = useOperation(closePosting)
  const [endsOn, setEndsOn] = useState(() => dayOf(clock()))
  const [handOver, setHandOver] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CloseRefusal | null>(null)
  const said = refusal ? text.refusal[refusal.code] : undefined
  const onNote = refusal?.code === 'hand-over-missing'
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await close({ id: posting.id, endsOn: endsOn.trim(), handOver }).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.closedDone)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Textarea
          label={text.handOver}
          placeholder={text.handOverHint}
          autosize
          minRows={5}
          maxRows={14}
          value={handOver}
          onChange={(event) => setHandOver(event.currentTarget.value)}
          maxLength={2000}
          error={onNote ? said : undefined}
          data-autofocus
        />
        <TextInput
          label={text.endsOn}
          placeholder={text.dayHint}
          value={endsOn}
          onChange={(event) => setEndsOn(event.currentTarget.value)}
          error={onNote ? undefined : said}
        />
        <Buttons submit={text.close} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  )
}

/** Whatever of a posting is being written. */
export function PostingDialog({ deed, people, onClose }: { deed: PostingDeed | null; people: Person[]; onClose: () => void }) {
  const text = useText(postingText)
  const word = useText(words)
  const title =
    deed === null ? '' : deed.deed === 'add' ? text.add : deed.deed === 'edit' ? text.editOf(deed.name) : text.closeOf(deed.name)
  return (
    <Modal opened={deed !== null} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': word.close }}>
      {deed?.deed === 'close' ? <CloseForm posting={deed.posting} onClose={onClose} /> : null}
      {deed?.deed === 'edit' ? <PostingForm memberId={null} posting={deed.posting} people={people} onClose={onClose} /> : null}
      {deed?.deed === 'add' ? <PostingForm memberId={deed.memberId} posting={null} people={people} onClose={onClose} /> : null}
    </Modal>
  )
}
