import { Badge, Group } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import type { Registration } from '../schema'
import { membersText } from '../text'

/** Where a member is registered, in short. */
export function Standing({ registrations }: { registrations: readonly Registration[] }) {
  const text = useText(membersText)
  const active = registrations.filter(({ registrationStatus }) => registrationStatus === 'active')
  const badge = { size: 'lg', radius: 'sm', tt: 'none' } as const
  if (active.length === 0)
    return (
      <Badge {...badge} color="gray">
        {text.notRegistered}
      </Badge>
    )
  return (
    <Group gap={6}>
      {active.map(({ id, registrationKind }) => (
        <Badge key={id} {...badge} variant="light" color="green">
          {text.kinds[registrationKind]}
        </Badge>
      ))}
    </Group>
  )
}
