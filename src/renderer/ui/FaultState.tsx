import { Button, Code, Group, Spoiler, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'

/** Something failed: what happened, what to do now, and the technical line for whoever is called to help. */
export function FaultState({
  title,
  advice,
  detail,
  onRetry,
  action,
  order = 2,
}: {
  title: string
  advice: ReactNode
  detail?: string
  onRetry?: () => void
  action?: ReactNode
  /** 1 where the fault is all there is on the page. */
  order?: 1 | 2
}) {
  const text = useText(words)
  return (
    <Stack role="alert" className="yz-card" p="xl" gap="md" maw={680} mx="auto" my="xl">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconAlertTriangle size={32} color="var(--mantine-color-vermilion-7)" aria-hidden="true" style={{ flex: 'none' }} />
        <Title order={order} fz="1.375rem">
          {title}
        </Title>
      </Group>
      <Text component="div">{advice}</Text>
      {detail ? (
        <Spoiler maxHeight={0} showLabel={text.showDetail} hideLabel={text.hideDetail}>
          <Code block>{detail}</Code>
        </Spoiler>
      ) : null}
      <Group>
        {onRetry ? <Button onClick={onRetry}>{text.tryAgain}</Button> : null}
        {action}
      </Group>
    </Stack>
  )
}
