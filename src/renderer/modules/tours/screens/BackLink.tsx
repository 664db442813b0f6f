import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { toursText } from '../text'

/** Back to the calendar, at a day where one is known. */
export function BackLink({ day }: { day?: string }) {
  const text = useText(toursText)
  return (
    <Anchor component={Link} href={day ? `/tours?day=${day}` : '/tours'} className="yz-no-print" w="fit-content">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {text.back}
      </Group>
    </Anchor>
  )
}
