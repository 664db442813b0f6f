import { Alert, Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { type Checked, checkCertificate } from '../certificate-rules'
import { hoursIn } from '../transcript-rules'
import { transcriptText } from '../transcript-text'
import type { Transcripts } from './use-transcripts'

function Verdict({ checked, transcripts }: { checked: Checked; transcripts: Transcripts }) {
  const text = useText(transcriptText)
  if (!('certificate' in checked)) {
    const told =
      checked.code === 'unknown' ? text.checked[checked.elsewhere ? 'elsewhere' : 'unknown'] : text.checked[checked.code]
    return (
      <Alert color="yellow" role="status">
        {told}
      </Alert>
    )
  }
  const { learnerId, year, creditHours, issuedOn, reason } = checked.certificate
  const name = transcripts.learners.find(({ id }) => id === learnerId)?.name ?? ''
  const now = hoursIn(transcripts.linesOf(learnerId), year)
  return (
    <Alert color={checked.code === 'good' ? 'green' : 'vermilion'} role="status" title={text.checked[checked.code]}>
      <Link href={`/academy/learners/${learnerId}`} className="yz-learner-link">
        {text.checkedLine(name, year, creditHours, issuedOn)}
      </Link>
      {checked.code === 'revoked' ? <Text>{reason}</Text> : null}
      {checked.code === 'good' && now !== creditHours ? <Text>{text.nowHours(now)}</Text> : null}
    </Alert>
  )
}

/** 查验证书: a number somebody shows, and whether it is good. */
export function CheckDialog({ transcripts, onClose }: { transcripts: Transcripts; onClose: () => void }) {
  const text = useText(transcriptText)
  const word = useText(words)
  const { centerCode } = useContextOfStore()
  const [typed, setTyped] = useState('')
  const [checked, setChecked] = useState<Checked | null>(null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(checkCertificate(typed, centerCode, transcripts.certificates))
  }
  return (
    <Modal opened onClose={onClose} title={text.checkTitle} closeButtonProps={{ 'aria-label': word.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={text.number}
            description={text.checkHint}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setChecked(null)
            }}
            inputMode="numeric"
            autoComplete="off"
            maxLength={60}
            data-autofocus
          />
          <Button type="submit">{text.checkNow}</Button>
          {checked ? <Verdict checked={checked} transcripts={transcripts} /> : null}
        </Stack>
      </form>
    </Modal>
  )
}
