import { Alert, Button, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Another way to begin, beside the first question. */
export function AsideCard({
  id,
  title,
  hint,
  label,
  icon,
  busy = false,
  fault = null,
  onGo,
}: {
  id: string
  title: string
  hint: string
  label: string
  icon: ReactNode
  busy?: boolean
  fault?: string | null
  onGo: () => void
}) {
  return (
    <section className="yz-card yz-setup-card" aria-labelledby={id}>
      <Group justify="space-between" gap="lg" wrap="nowrap" align="center">
        <div>
          <Title order={2} fz="1.125rem" id={id}>
            {title}
          </Title>
          <Text c="dimmed">{hint}</Text>
        </div>
        <Button variant="default" leftSection={icon} loading={busy} onClick={onGo} flex="none">
          {label}
        </Button>
      </Group>
      {fault ? (
        <Alert color="vermilion" role="alert" mt="md">
          {fault}
        </Alert>
      ) : null}
    </section>
  )
}
