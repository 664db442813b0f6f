import { Alert, Button, Group, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { stopText } from '../desk-text'
import { noteTold } from '../visitor-operations'
import { noticesOf, type VisitorNotice } from '../visitor-rules'
import type { Sitting } from './use-stop'

/** Whom somebody has to tell that they have a place now, or that they wait. It goes when it is said to be done. */
export function VisitorNotices({ sitting }: { sitting: Sitting }) {
  const text = useText(stopText)
  const { may } = useContextOfStore()
  const told = useOperation(noteTold)
  // On the day itself whoever comes is served; nobody has to be told of places any more.
  const notices = sitting.isAhead && sitting.stop.stopStatus === 'planned' ? noticesOf(sitting.attendance) : []
  const tell = async ({ code, person }: VisitorNotice) => {
    const result = await told({ ids: person.ids, hasPlace: code === 'won' })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
  }
  return notices.map((notice) => {
    const { code, person } = notice
    const title = code === 'won' ? text.wonTitle(person.name) : text.lostTitle(person.name)
    return (
      <Alert key={person.id} color="yellow" role="status" icon={<IconBell size={22} />} title={title} mb="md">
        <Group justify="space-between">
          <Text>{code === 'won' ? text.wonBody : text.lostBody}</Text>
          {may('teams.write') ? (
            <Button variant="default" onClick={() => void tell(notice)}>
              {text.told}
            </Button>
          ) : null}
        </Group>
      </Alert>
    )
  })
}
