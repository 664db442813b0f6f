import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** The head of every page: its name, one line that says what it is for, and at most three actions to the right. */
export function PageHeader({
  title,
  hint,
  actions,
  before,
}: {
  title: string
  hint?: ReactNode
  actions?: ReactNode
  before?: ReactNode
}) {
  return (
    <Group component="header" justify="space-between" align="flex-end" wrap="wrap" gap="md" mb="lg">
      <Stack gap={4} miw={0}>
        {before}
        <Title order={1}>{title}</Title>
        {hint ? <Text c="dimmed">{hint}</Text> : null}
      </Stack>
      {actions ? (
        <Group gap="sm" className="yz-no-print">
          {actions}
        </Group>
      ) : null}
    </Group>
  )
}
