import { Button, Stack, TextInput, Title } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { readReceiptNumber } from '../../../../shared/receipt-number'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { addressOf } from '../../requests/subject-filters'
import { subjectsByReceipt } from '../../requests/subject-queries'
import { mattersText } from '../text'

/** 查进度 at the desk: the number on the slip opens what was taken in under it. */
export function LookUpProgress() {
  const text = useText(mattersText)
  const { data, centerCode } = useContextOfStore()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const look = async (event: SyntheticEvent) => {
    event.preventDefault()
    const read = readReceiptNumber(typed, centerCode)
    if (!read.ok) return setError(text.lookRefusal[read.refusal.code])
    const found = await subjectsByReceipt(data, read.value).exec()
    const subject = found.find(({ kind }) => kind === 'ticket' || kind === 'request')
    if (!subject) return setError(text.lookRefusal.unknown)
    navigate(addressOf({ id: subject.id, kind: subject.kind === 'ticket' ? 'ticket' : 'request' }))
  }
  return (
    <section className="yz-card yz-matters-part" aria-labelledby="progress-title">
      <Title order={2} fz="1.125rem" mb="sm" id="progress-title">
        {text.progress}
      </Title>
      <form onSubmit={look} noValidate>
        <Stack gap="sm">
          <TextInput
            label={text.receiptNo}
            description={text.receiptHint}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            error={error}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setError(null)
            }}
          />
          <Button type="submit" variant="default">
            {text.look}
          </Button>
        </Stack>
      </form>
    </section>
  )
}
