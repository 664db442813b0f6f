import { Alert, Button, Group, Text, Title } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import type { SetUp, StationReport } from '../../../shared/station'
import { useText } from '../../i18n/use-text'
import { collectionNames } from '../start/desk'
import { HostFault } from '../start/host'
import { useStart } from '../start/use-start'
import { CenterStep, type CenterWish } from './CenterStep'
import { SetupFrame } from './SetupFrame'
import { TerminalStep, type TerminalWish } from './TerminalStep'
import { setupText } from './text'

/** County 420199 exists nowhere: a sample center cannot be taken for a real one, nor its database for another's. */
const sampleCenterCode = '420199001001'

const networkCodes = new Set(['no-answer', 'unreachable', 'timeout', 'portal', 'upstream', 'hub-busy'])

function sentenceOf(text: (typeof setupText)['zh-CN'], fault: unknown): string {
  if (!(fault instanceof HostFault)) return text.hostFault.other
  if (networkCodes.has(fault.code)) return text.hostFault.network
  switch (fault.code) {
    case 'hub-credentials':
    case 'hub-not-provisioned':
    case 'hub-forbidden':
    case 'already-set-up':
      return text.hostFault[fault.code]
    default:
      return text.hostFault.other
  }
}

function TrySample({ busy, fault, onTry }: { busy: boolean; fault: string | null; onTry: () => void }) {
  const text = useText(setupText)
  return (
    <section className="yz-card yz-setup-card" aria-labelledby="try-sample">
      <Group justify="space-between" gap="lg" wrap="nowrap" align="center">
        <div>
          <Title order={2} fz="1.125rem" id="try-sample">
            {text.demoTitle}
          </Title>
          <Text c="dimmed">{text.demoHint}</Text>
        </div>
        <Button variant="default" leftSection={<IconSparkles size={20} />} loading={busy} onClick={onTry} flex="none">
          {text.demo}
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

/** The first run up to the point where the center is known; the first member of staff comes when the store is open. */
export function SetupPage({ report }: { report: StationReport }) {
  const text = useText(setupText)
  const start = useStart()
  const [step, setStep] = useState<1 | 2>(1)
  const [center, setCenter] = useState<CenterWish>({ centerName: '', centerCode: '' })
  const [terminal, setTerminal] = useState<TerminalWish>({ terminalName: '', mode: report.host.mode ?? 'desk' })
  const [busy, setBusy] = useState<'real' | 'sample' | null>(null)
  const [fault, setFault] = useState<{ of: 'real' | 'sample'; sentence: string } | null>(null)
  const send = async (kind: 'real' | 'sample', wish: Omit<SetUp, 'collections'>) => {
    setBusy(kind)
    setFault(null)
    try {
      await start.setUp({ ...wish, collections: collectionNames })
    } catch (cause) {
      setFault({ of: kind, sentence: sentenceOf(text, cause) })
      setBusy(null)
    }
  }
  const finish = (wish: TerminalWish) => {
    setTerminal(wish)
    send('real', { ...center, ...wish, demo: false })
  }
  const trySample = () =>
    send('sample', {
      centerCode: sampleCenterCode,
      centerName: text.demoCenter,
      terminalName: text.demoTerminal,
      mode: 'desk',
      demo: true,
    })
  const sample = <TrySample busy={busy === 'sample'} fault={fault?.of === 'sample' ? fault.sentence : null} onTry={trySample} />
  return (
    <SetupFrame step={step} aside={step === 1 ? sample : undefined}>
      {step === 1 ? (
        <CenterStep
          wish={center}
          onDone={(wish) => {
            setCenter(wish)
            setStep(2)
          }}
        />
      ) : (
        <TerminalStep
          wish={terminal}
          busy={busy !== null}
          fault={fault?.of === 'real' ? fault.sentence : null}
          onBack={() => setStep(1)}
          onDone={finish}
        />
      )}
    </SetupFrame>
  )
}
