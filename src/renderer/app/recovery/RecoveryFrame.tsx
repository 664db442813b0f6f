import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '../LanguageSwitch'
import { useTitle } from '../use-title'

/** The whole window of a start that cannot go on by itself: what happened, and one card with what to do. */
export function RecoveryFrame({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <main className="yz-recovery">
      <div className="yz-recovery-head">
        <Group gap="sm" wrap="nowrap">
          {icon}
          <Title order={1}>{title}</Title>
        </Group>
        <LanguageSwitch />
      </div>
      <div className="yz-card yz-recovery-card">{children}</div>
    </main>
  )
}
