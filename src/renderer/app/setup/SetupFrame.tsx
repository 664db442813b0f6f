import { Group, Stack, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Seal } from '../../ui/Seal'
import { LanguageSwitch } from '../LanguageSwitch'
import { useTitle } from '../use-title'
import { setupText } from './text'
import './setup.css'

const stepNames = ['center', 'terminal', 'staff'] as const

/** The page of the first run: who we are on the left, one question at a time on the right. */
export function SetupFrame({ step, children, aside }: { step: 1 | 2 | 3 | null; children: ReactNode; aside?: ReactNode }) {
  const text = useText(setupText)
  useTitle(text.title)
  return (
    <div className="yz-setup">
      <header className="yz-setup-side">
        <Stack gap="xl">
          <Group gap="md" wrap="nowrap">
            <Seal size={56} />
            <Title order={1}>{text.title}</Title>
          </Group>
          <Text size="md">{text.lead}</Text>
          {step ? (
            <ol className="yz-steps" aria-label={text.stepOf(step)}>
              {stepNames.map((name, index) => (
                <li key={name} data-done={index + 1 < step || undefined} aria-current={index + 1 === step ? 'step' : undefined}>
                  <span className="yz-step-mark" aria-hidden="true">
                    {index + 1 < step ? <IconCheck size={18} stroke={3} /> : index + 1}
                  </span>
                  {text.steps[name]}
                </li>
              ))}
            </ol>
          ) : null}
        </Stack>
        <div>
          <LanguageSwitch />
        </div>
      </header>
      <main className="yz-setup-main">
        <div className="yz-card yz-setup-card">{children}</div>
        {aside}
      </main>
    </div>
  )
}
