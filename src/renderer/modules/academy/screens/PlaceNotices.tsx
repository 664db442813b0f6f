import { Alert, Button, Group, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { noteTold } from '../enrolment-operations'
import { noticesOf, type PlaceNotice } from '../rules'
import { sessionText } from '../session-text'
import type { SessionPage } from './use-session'

/** Whom somebody has to tell that they have a place now, or that they wait. It goes when it is said to be done. */
export function PlaceNotices({ page }: { page: SessionPage }) {
  const text = useText(sessionText)
  const { may } = useContextOfStore()
  const told = useOperation(noteTold)
  const isOpen = page.state === 'coming' || page.state === 'running'
  const notices = isOpen ? noticesOf(page.places) : []
  const tell = async ({ code, enrolment }: PlaceNotice) => {
    const result = await told({ id: enrolment.id, hasPlace: code === 'won' })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
  }
  return notices.map((notice) => {
    const { code, enrolment } = notice
    const name = page.learnerOf(enrolment)?.name ?? text.unknownLearner
    const title = code === 'won' ? text.wonTitle(name) : text.lostTitle(name)
    return (
      <Alert key={enrolment.id} color="yellow" role="status" icon={<IconBell size={22} />} title={title} mb="md">
        <Group justify="space-between">
          <Text>{code === 'won' ? text.wonBody : text.lostBody}</Text>
          {may('academy.write') ? (
            <Button variant="default" onClick={() => void tell(notice)}>
              {text.told}
            </Button>
          ) : null}
        </Group>
      </Alert>
    )
  })
}
