import { Alert, Button, Checkbox, FileButton, Group, List, Text, TextInput } from '@mantine/core'
import { IconFileImport, IconShieldExclamation } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import { type CourierHeader, type CourierRefusal, openCourier, readCourier } from '../../sync/courier'
import { readCode } from '../../sync/courier-code'
import type { TakenIn } from '../../sync/types'
import { LoadingState } from '../../ui/LoadingState'
import type { Desk } from '../start/desk'
import { Card } from '../sync/Card'
import { useKindOf } from '../sync/words'
import { isNewSigner, rememberSigner, signatureCode } from './signers'
import { courierText } from './text'

type Refusal = CourierRefusal['code'] | 'code-length' | 'code-digit' | 'too-large'

type State =
  | { at: 'choose'; refusal: Refusal | null }
  | { at: 'reading' }
  | { at: 'code'; content: string; header: CourierHeader; isNew: boolean; refusal: Refusal | 'failed' | null; busy: boolean }
  | { at: 'done'; taken: readonly TakenIn[] }

/** 30,000 records with everything filled in are a quarter of this. */
const mostBytes = 200 * 1024 * 1024

/** What came in, by kind; and what did not fit. */
export function Taken({ taken }: { taken: readonly TakenIn[] }) {
  const text = useText(courierText)
  const kindOf = useKindOf()
  const sum = (which: 'added' | 'changed' | 'same') => taken.reduce((total, one) => total + one[which], 0)
  const refused = taken.flatMap(({ collection, refused: ones }) => ones.map((one) => ({ ...one, collection })))
  const isNews = sum('added') + sum('changed') > 0
  return (
    <div role="status">
      <Text fw={700}>{text.done}</Text>
      <Text>{isNews ? text.result(sum('added'), sum('changed'), sum('same')) : text.nothingNew}</Text>
      {isNews ? <Text c="dimmed">{text.onward}</Text> : null}
      {refused.length > 0 ? (
        <>
          <Text mt="sm">{text.refusedCount(refused.length)}</Text>
          <List size="sm">
            {refused.slice(0, 20).map(({ collection, id, why }) => (
              <List.Item key={`${collection} ${id}`}>
                {kindOf(collection)} {id}: {why}
              </List.Item>
            ))}
          </List>
        </>
      ) : null}
    </div>
  )
}

/** Whose file it is, and the code for it. */
export function EnterCode({
  header,
  isNew,
  refusal,
  busy,
  onCode,
  onOther,
}: {
  header: CourierHeader
  isNew: boolean
  refusal: Refusal | 'failed' | null
  busy: boolean
  onCode: (typed: string) => void
  onOther: () => void
}) {
  const text = useText(courierText)
  const [typed, setTyped] = useState('')
  const [checked, setChecked] = useState(false)
  return (
    <form
      className="yz-courier-form"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(typed)
      }}
    >
      <Text>{text.from(header.terminal, formatInstant(header.at), header.count)}</Text>
      <Text c="dimmed" size="sm">
        {text.signature(signatureCode(header.signer))}
      </Text>
      {isNew ? (
        <Alert color="yellow" variant="light" icon={<IconShieldExclamation size={26} />} className="yz-sync-alert">
          {text.newSigner(header.terminal)}
          <Checkbox
            mt="sm"
            size="md"
            label={text.signerChecked}
            checked={checked}
            onChange={({ currentTarget }) => setChecked(currentTarget.checked)}
          />
        </Alert>
      ) : null}
      <TextInput
        label={text.enterCode}
        placeholder={text.codePlaceholder}
        inputMode="numeric"
        autoComplete="off"
        maw={300}
        value={typed}
        data-autofocus
        error={refusal ? (refusal === 'failed' ? text.failed : text.refusal[refusal]) : undefined}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Group gap="sm">
        <Button type="submit" loading={busy} disabled={isNew && !checked}>
          {text.take}
        </Button>
        <Button variant="default" onClick={onOther} disabled={busy}>
          {text.otherFile}
        </Button>
      </Group>
    </form>
  )
}

function useTaking(desk: Desk) {
  const context = useContextOfStore()
  const [state, setState] = useState<State>({ at: 'choose', refusal: null })
  const choose = async (file: File | null) => {
    if (!file) return
    if (file.size > mostBytes) return setState({ at: 'choose', refusal: 'too-large' })
    setState({ at: 'reading' })
    const content = await file.text()
    const read = await readCourier(content, desk.station)
    if (!read.ok) return setState({ at: 'choose', refusal: read.refusal.code })
    const isNew = await isNewSigner(context, read.value)
    setState({ at: 'code', content, header: read.value, isNew, refusal: null, busy: false })
  }
  const open = async (typed: string) => {
    if (state.at !== 'code') return
    const code = readCode(typed)
    if (!code.ok) return setState({ ...state, refusal: code.refusal.code })
    setState({ ...state, refusal: null, busy: true })
    try {
      const opened = await openCourier(state.content, desk.station, code.value)
      if (!opened.ok) return setState({ ...state, refusal: opened.refusal.code })
      const taken = await desk.sync.takeIn(opened.value)
      await rememberSigner(context, state.header)
      setState({ at: 'done', taken })
    } catch {
      // The store or the journal failed; what was taken in stays and is the same the next time.
      setState({ ...state, refusal: 'failed' })
    }
  }
  return { state, choose, open, restart: () => setState({ at: 'choose', refusal: null }) }
}

/** 收进来: a file of another terminal of this center. */
export function TakeIn({ desk }: { desk: Desk }) {
  const text = useText(courierText)
  const { state, choose, open, restart } = useTaking(desk)
  const reset = useRef<() => void>(null)
  const chosen = (file: File | null) => {
    reset.current?.()
    return choose(file)
  }
  return (
    <Card title={text.inTitle} hint={text.inHint}>
      {state.at === 'reading' ? <LoadingState label={text.reading} minHeight={80} /> : null}
      {state.at === 'done' ? <Taken taken={state.taken} /> : null}
      {state.at === 'code' ? (
        <EnterCode
          header={state.header}
          isNew={state.isNew}
          refusal={state.refusal}
          busy={state.busy}
          onCode={open}
          onOther={restart}
        />
      ) : null}
      {state.at === 'choose' && state.refusal ? (
        <Text role="alert" c="var(--mantine-color-error)" fw={700}>
          {text.refusal[state.refusal]}
        </Text>
      ) : null}
      {state.at === 'choose' || state.at === 'done' ? (
        <Group>
          <FileButton accept=".yizhan" onChange={chosen} resetRef={reset}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={20} />}>
                {state.at === 'done' ? text.otherFile : text.choose}
              </Button>
            )}
          </FileButton>
        </Group>
      ) : null}
    </Card>
  )
}
