import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Icon } from './icon'

/** Nothing here yet: says so, says why, and offers the next step. */
export function EmptyState({
  icon: Picture,
  title,
  hint,
  action,
}: {
  icon?: Icon
  title: string
  hint?: ReactNode
  action?: ReactNode
}) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center">
      {Picture ? (
        <ThemeIcon variant="light" color="gray" size={64} radius="xl" aria-hidden="true">
          <Picture size={34} stroke={1.5} />
        </ThemeIcon>
      ) : null}
      <Title order={2}>{title}</Title>
      {hint ? (
        <Text c="dimmed" maw={520}>
          {hint}
        </Text>
      ) : null}
      {action}
    </Stack>
  )
}
