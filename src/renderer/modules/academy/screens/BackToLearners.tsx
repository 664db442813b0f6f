import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { transcriptText } from '../transcript-text'

/** Back to the list of everybody's hours. */
export function BackToLearners() {
  const text = useText(transcriptText)
  return (
    <Anchor component={Link} href="/academy/learners" className="yz-no-print" w="fit-content">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {text.back}
      </Group>
    </Anchor>
  )
}
