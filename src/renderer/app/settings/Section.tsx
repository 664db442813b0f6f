import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of the settings with its name and a line that says what it is for. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="yz-card yz-settings-section" aria-labelledby={id}>
      <Title order={2} fz="1.125rem" id={id} mb={hint ? 0 : 'sm'}>
        {title}
      </Title>
      {hint ? (
        <Text c="dimmed" mb="sm">
          {hint}
        </Text>
      ) : null}
      {children}
    </section>
  )
}
