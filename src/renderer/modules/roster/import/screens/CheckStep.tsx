import { Button, Group, Progress, Stack, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../../i18n/use-text'
import { EmptyState } from '../../../../ui/EmptyState'
import type { PlanSummary } from '../import-client'
import type { PlannedRow } from '../types'
import { wizardText } from '../wizard-text'
import { RowList } from './RowList'
import { StepHeading } from './Steps'
import type { ImportWizard } from './use-import'
import { WrongTools } from './WrongTools'

export const verdicts = ['new', 'changed', 'same', 'doubtful', 'wrong'] as const satisfies readonly PlannedRow['verdict'][]

/** What asks most for a look is opened first. */
const firstLook = (counts: PlanSummary['counts']): PlannedRow['verdict'] =>
  (['wrong', 'doubtful', 'changed', 'new'] as const).find((verdict) => counts[verdict] > 0) ?? 'same'

/** The dry run: how many of what, every row with its reason, and the button that writes. */
export function CheckStep({ wizard }: { wizard: ImportWizard }) {
  const text = useText(wizardText)
  const { plan, checking, nobody } = wizard.state
  return (
    <Stack gap="sm" className="yz-import-step">
      <StepHeading>{checking && !plan ? text.check.running : text.check.heading}</StepHeading>
      {checking && !plan ? <Running {...checking} /> : null}
      {nobody ? <EmptyState title={text.check.noPeople} /> : null}
      {plan ? <Plan wizard={wizard} plan={plan} /> : null}
      <Bar wizard={wizard} plan={plan} />
    </Stack>
  )
}

function Running({ done, total }: { done: number; total: number }) {
  const text = useText(wizardText).check
  return (
    <Stack gap="xs" py="xl">
      <Progress size="lg" aria-label={text.running} value={(100 * done) / Math.max(1, total)} animated />
      <Text c="dimmed" role="status">
        {total > 0 ? text.of(done, total) : ' '}
      </Text>
    </Stack>
  )
}

function Plan({ wizard, plan }: { wizard: ImportWizard; plan: PlanSummary }) {
  const text = useText(wizardText).check
  const { counts, households, places } = plan
  const [verdict, setVerdict] = useState<PlannedRow['verdict']>(() => firstLook(counts))
  const newPlaces = Object.values(places).reduce((sum, place) => sum + place.new, 0)
  const most = Math.max(1, ...verdicts.map((one) => counts[one]))
  return (
    <>
      <Text>{text.summary(counts.rows, households, newPlaces)}</Text>
      <Tabs
        value={verdict}
        onChange={(value) => setVerdict(verdicts.find((one) => one === value) ?? verdict)}
        orientation="vertical"
        variant="unstyled"
        className="yz-import-check"
        aria-busy={wizard.state.checking !== null}
      >
        <Tabs.List aria-label={text.chart}>
          {verdicts.map((one) => (
            <Tabs.Tab key={one} value={one} className="yz-import-verdict" data-verdict={one}>
              <span className="yz-import-verdict-line">
                <span>{text.verdicts[one]}</span>
                <strong data-testid={`count-${one}`}>{counts[one].toLocaleString('zh-CN')}</strong>
              </span>
              <span className="yz-import-verdict-bar" aria-hidden="true">
                <span style={{ width: counts[one] > 0 ? `max(3px, ${(100 * counts[one]) / most}%)` : 0 }} />
              </span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {verdicts.map((one) => (
          <Tabs.Panel key={one} value={one} className="yz-import-panel">
            {one === verdict ? (
              <>
                <Text c="dimmed">{counts[one] > 0 ? text.verdictHints[one] : text.none[one]}</Text>
                {one === 'wrong' ? <WrongTools wizard={wizard} plan={plan} /> : null}
                {counts[one] > 0 ? (
                  <RowList
                    key={wizard.state.plans}
                    client={wizard.client()}
                    verdict={one}
                    count={counts[one]}
                    sheets={wizard.state.chosen.length}
                  />
                ) : null}
              </>
            ) : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}

function Bar({ wizard, plan }: { wizard: ImportWizard; plan: PlanSummary | null }) {
  const text = useText(wizardText)
  const nothing =
    plan && plan.drafts === 0 ? (plan.counts.wrong === plan.counts.rows ? text.check.allWrong : text.check.nothing) : null
  return (
    <Group className="yz-import-bar" justify="space-between">
      <Button variant="default" onClick={wizard.backToColumns}>
        {text.back}
      </Button>
      <Group>
        {nothing ? <Text>{nothing}</Text> : null}
        {nothing ? (
          <Button onClick={wizard.restart}>{text.check.finish}</Button>
        ) : (
          <Button onClick={wizard.write} disabled={!plan || wizard.state.checking !== null}>
            {text.check.start}
          </Button>
        )}
      </Group>
    </Group>
  )
}
