import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useText } from '../../../../i18n/use-text'
import { wizardText } from '../wizard-text'
import { StepHeading } from './Steps'
import type { ImportWizard } from './use-import'

/** How far the writing is, how fast, how long it will take, and the way to stop it. */
export function WriteStep({ wizard }: { wizard: ImportWizard }) {
  const text = useText(wizardText).write
  const { writing, stopping } = wizard.state
  const { phase, done, total, perSecond, secondsLeft } = writing ?? {
    phase: 'preparing',
    done: 0,
    total: 0,
    perSecond: null,
    secondsLeft: null,
  }
  const share = (100 * done) / Math.max(1, total)
  // Preparing is the smaller part of the time: it fills a tenth, so that the bar never runs back.
  const value = phase === 'preparing' ? share / 10 : 10 + (share * 9) / 10
  return (
    <Stack gap="lg" maw={760}>
      <StepHeading>{text.heading}</StepHeading>
      <div className="yz-card yz-import-writing">
        <Text size="lg" fw={600} role="status">
          {stopping ? text.stopping : text.phases[phase]}
        </Text>
        <Progress size="xl" radius="xl" aria-label={text.bar} value={value} />
        <Group justify="space-between">
          <Text>{phase !== 'preparing' && total > 0 ? text.of(done, total) : ' '}</Text>
          <Text c="dimmed">
            {phase !== 'preparing' && perSecond ? text.rate(Math.round(perSecond)) : null}
            {phase !== 'preparing' && secondsLeft ? ` · ${text.left(secondsLeft)}` : null}
          </Text>
        </Group>
      </div>
      <Text c="dimmed">{text.stay}</Text>
      <Group>
        <Button variant="default" onClick={wizard.stop} disabled={stopping}>
          {text.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
