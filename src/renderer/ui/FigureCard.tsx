import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One figure with its name, and a line below that says what it is counted from. */
export function FigureCard({ label, value, hint }: { label: string; value: ReactNode; hint?: ReactNode }) {
  return (
    <Paper className="yz-card" p="md">
      <Text c="dimmed">{label}</Text>
      <Text fz="1.75rem" fw={700} lh={1.25}>
        {value}
      </Text>
      {hint ? (
        <Text c="dimmed" size="xs">
          {hint}
        </Text>
      ) : null}
    </Paper>
  )
}
