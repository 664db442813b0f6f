import { Alert, Modal, Stack } from '@mantine/core'
import { type SyntheticEvent, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { DialogButtons } from '../../../ui/DialogButtons'
import { notify } from '../../../ui/notify'
import { editSession, openSession } from '../operations'
import type { Session } from '../schema'
import { clashesOfSession, type SessionRefusal } from '../session-rules'
import { academyText } from '../text'
import { Clashes } from './Clashes'
import { CrowdedPoint } from './CrowdedPoint'
import { SessionFields } from './SessionFields'
import { inputOfSession, typedSession } from './session-form'
import type { Academy } from './use-academy'

type Props = { academy: Academy; session: Session | null; courseId?: string; onClose: () => void }

function Form({ academy, session, courseId, onClose }: Props) {
  const text = useText(academyText)
  const word = useText(words)
  const [, navigate] = useLocation()
  const [open, edit] = [useOperation(openSession), useOperation(editSession)]
  const courses = [...academy.courses, ...academy.cityCourses]
  const [typed, setTyped] = useState(() =>
    typedSession(
      session,
      courses.find(({ id }) => id === courseId),
    ),
  )
  const [refusal, setRefusal] = useState<SessionRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const plan = useMemo(() => ({ ...typed, ...(session && { id: session.id }) }), [typed, session])
  const clashes = useMemo(
    () => (plan.startsAt && plan.endsAt ? clashesOfSession(plan, academy.sessions) : []),
    [plan, academy.sessions],
  )
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const isOfCity = academy.cityCourses.some(({ id }) => id === typed.courseId)
    const input = inputOfSession(typed, isOfCity)
    const result = await (session ? edit({ id: session.id, session: input }) : open(input)).finally(() => setBusy(false))
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', session ? word.saved : text.opened)
    onClose()
    if (!session) navigate(`/academy/sessions/${result.value.id}`)
  }
  const faults = refusal?.code === 'faulty' ? refusal.faults : []
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SessionFields
          academy={academy}
          typed={typed}
          faults={faults}
          isStanding={session !== null}
          onType={(change) => setTyped((now) => ({ ...now, ...change }))}
        />
        <Clashes academy={academy} session={plan} clashes={clashes} />
        <CrowdedPoint academy={academy} session={plan} quota={Number(typed.quota) || undefined} />
        {refusal ? (
          <Alert color="vermilion" role="alert">
            {refusal.code === 'faulty' ? text.faulty(refusal.faults.length) : text.refusal[refusal.code]}
          </Alert>
        ) : null}
        <DialogButtons onCancel={onClose} busy={busy} />
      </Stack>
    </form>
  )
}

/** A new session, or one that is changed; what it would book twice is told while it is typed. */
export function SessionDialog(props: Props) {
  const text = useText(academyText)
  const word = useText(words)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.session ? text.editSession : text.openSession}
      size="60rem"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <Form {...props} />
    </Modal>
  )
}
