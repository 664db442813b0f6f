import { Button, Menu, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { longest } from '../course-rules'
import { setSessionStatus } from '../operations'
import { lastDay } from '../session-rules'
import { sessionText } from '../session-text'
import { SessionDialog } from './SessionDialog'
import type { SessionPage } from './use-session'

/** Cancels a session, with a reason those who ask are told. */
function CancelDialog({ page, onClose }: { page: SessionPage; onClose: () => void }) {
  const text = useText(sessionText)
  const setStatus = useOperation(setSessionStatus)
  const [reason, setReason] = useState('')
  const { enrolled, waiting } = page.places
  const cancel = async () => {
    const result = await setStatus({ id: page.session.id, status: 'cancelled', reason })
    if (result.ok) notify('done', text.cancelled)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.cancelTitle}
      confirmLabel={text.cancel}
      danger
      disabled={reason.trim() === ''}
      onConfirm={cancel}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.cancelBody(enrolled.length + waiting.length)}</Text>
        <TextInput
          label={text.cancelReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longest.reason}
        />
      </Stack>
    </ConfirmDialog>
  )
}

/** What is done with a session as a whole: printed, changed, closed, cancelled. */
export function SessionActions({ page }: { page: SessionPage }) {
  const text = useText(sessionText)
  const { may } = useContextOfStore()
  const setStatus = useOperation(setSessionStatus)
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const { session, academy } = page
  const mayWrite = may('academy.write')
  const isPlanned = session.sessionStatus === 'planned'
  const put = async (status: 'planned' | 'held') => {
    const result = await setStatus({ id: session.id, status })
    if (result.ok) notify('done', status === 'held' ? text.held : text.resumed)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  const printer = <IconPrinter size={20} />
  return (
    <>
      <Button component={Link} href={`/academy/sessions/${session.id}/notice`} variant="default" leftSection={printer}>
        {text.printNotice}
      </Button>
      <Button component={Link} href={`/academy/sessions/${session.id}/sheet`} variant="default" leftSection={printer}>
        {text.printSheet}
      </Button>
      {mayWrite ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={20} />}>
              {text.more}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen('edit')}>{text.edit}</Menu.Item>
            {isPlanned ? (
              <Menu.Item color="vermilion" onClick={() => setOpen('cancel')}>
                {text.cancel}
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => void put('planned')}>{text.resume}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {mayWrite && isPlanned && lastDay(session) <= academy.today ? (
        <Button onClick={() => void put('held')}>{text.hold}</Button>
      ) : null}
      {open === 'edit' ? <SessionDialog academy={academy} session={session} onClose={() => setOpen(null)} /> : null}
      {open === 'cancel' ? <CancelDialog page={page} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
