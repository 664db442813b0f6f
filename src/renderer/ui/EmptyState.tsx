import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Icon } from './icon'

/** Nothing here yet: says so, says why, and offers the next step. */
export function EmptyState({
  icon: Picture,
  title,
  hint,
  action,
  order = 2,
}: {
  icon?: Icon
  title: string
  hint?: ReactNode
  action?: ReactNode
  /** 1 where it is all there is on the page. */
  order?: 1 | 2
}) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center">
      {Picture ? (
        <ThemeIcon variant="light" color="gray" size={64} radius="xl" aria-hidden="true">
          <Picture size={34} stroke={1.5} />
        </ThemeIcon>
      ) : null}
      <Title order={order} fz="1.375rem">
        {title}
      </Title>
      {hint ? (
        <Text c="dimmed" maw={520}>
          {hint}
        </Text>
      ) : null}
      {action}
    </Stack>
  )
}
