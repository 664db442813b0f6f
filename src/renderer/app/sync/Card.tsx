import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of a page with its name, a line that says what it is for, and what can be done to the right. */
export function Card({
  title,
  hint,
  actions,
  children,
}: {
  title: string
  hint?: string
  actions?: ReactNode
  children?: ReactNode
}) {
  const id = useId()
  return (
    <section className="yz-card yz-sync-card" aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
        <div>
          <Title order={2} fz="1.125rem" id={id}>
            {title}
          </Title>
          {hint ? (
            <Text c="dimmed" size="sm">
              {hint}
            </Text>
          ) : null}
        </div>
        {actions}
      </Group>
      {children}
    </section>
  )
}
