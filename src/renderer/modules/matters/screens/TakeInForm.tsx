import { Alert, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { nextReceiptNo } from '../../../data/receipt-client'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import type { Matter } from '../../catalogue/schema'
import { materialsBy } from '../rules'
import { type OpenTicket, type TakeInRefusal, takeInMatter } from '../take-in'
import { mattersText } from '../text'

type Fault = TakeInRefusal['code'] | 'no-number'
type Asked = { matter: Matter; openTicket: OpenTicket; onDone: (ticketId: string) => void }

/** A number from this computer's host, then the ticket; what failed can be tried again. */
function useTaking({ matter, openTicket, onDone }: Asked) {
  const { clock } = useContextOfStore()
  const take = useOperation(takeInMatter)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const submit = async (given: { name: string; phone: string; body: string }) => {
    setFault(null)
    if (given.name.trim() === '') return setFault('name-missing')
    setBusy(true)
    const receiptNo = await nextReceiptNo(dayOf(clock())).catch(() => null)
    if (receiptNo === null) {
      setBusy(false)
      return setFault('no-number')
    }
    const result = await take({ matter, ...given, receiptNo, openTicket }).finally(() => setBusy(false))
    if (result.ok) onDone(result.value.id)
    else setFault(result.refusal.code)
  }
  return { busy, fault, submit }
}

/** 受理登记: who comes, and what of the materials is there. */
export function TakeInForm({ ticked, onCancel, ...asked }: Asked & { ticked: ReadonlySet<number>; onCancel: () => void }) {
  const { matter } = asked
  const text = useText(mattersText)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [note, setNote] = useState('')
  const { busy, fault, submit } = useTaking(asked)
  const { brought, lacking } = materialsBy(matter.materials ?? [], ticked)
  const told = [
    brought.length > 0 ? text.brought(brought.join('、')) : '',
    lacking.length > 0 ? text.lacks(lacking.join('、')) : '',
  ].filter((line) => line !== '')
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    void submit({ name, phone, body: [...told, note.trim()].filter((line) => line !== '').join('\n') })
  }
  const general: Partial<Record<Fault, string>> = {
    'no-number': text.noNumber,
    'not-allowed': text.notAllowed,
    ended: text.closedHint,
    refused: text.refusal,
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Text fw={700} size="lg">
          {matter.title}
        </Text>
        {(matter.materials ?? []).length > 0 && lacking.length === 0 ? <Text>{text.allBrought}</Text> : null}
        {told.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
        <TextInput
          label={text.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fault === 'name-missing' ? text.nameMissing : null}
          maxLength={60}
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          label={text.phone}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={fault === 'phone-form' ? text.phoneForm : null}
          inputMode="tel"
          maxLength={30}
          autoComplete="off"
        />
        <Textarea
          label={text.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={600}
        />
        {fault && general[fault] ? (
          <Alert color="vermilion" role="alert">
            {general[fault]}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onCancel} busy={busy} label={text.takeIn} />
      </Stack>
    </form>
  )
}
