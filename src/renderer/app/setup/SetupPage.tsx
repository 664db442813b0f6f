import { Anchor } from '@mantine/core'
import { IconSparkles, IconTicket } from '@tabler/icons-react'
import { useState } from 'react'
import type { SetUp, StationReport } from '../../../shared/station'
import { useText } from '../../i18n/use-text'
import { TakeOverStep } from '../recovery/TakeOverStep'
import { recoveryText } from '../recovery/text'
import { useStart } from '../start/use-start'
import { AsideCard } from './AsideCard'
import { appCollections } from './app-collections'
import { CenterStep, type CenterWish } from './CenterStep'
import { sentenceOf } from './host-fault-text'
import { JoinStep } from './JoinStep'
import { SetupFrame } from './SetupFrame'
import { TerminalStep, type TerminalWish } from './TerminalStep'
import { setupText } from './text'

/** County 420199 exists nowhere: a sample center cannot be taken for a real one, nor its database for another's. */
const sampleCenterCode = '420199001001'

function OtherWays(props: {
  busy: boolean
  fault: string | null
  onCode: () => void
  onSample: () => void
  onTakeOver: () => void
}) {
  const text = useText(setupText)
  const { offer } = useText(recoveryText).takeOver
  const { busy, fault, onCode, onSample, onTakeOver } = props
  return (
    <>
      <AsideCard
        id="have-code"
        title={text.haveCodeTitle}
        hint={text.haveCodeHint}
        label={text.haveCode}
        icon={<IconTicket size={20} />}
        onGo={onCode}
      />
      <AsideCard
        id="try-sample"
        title={text.demoTitle}
        hint={text.demoHint}
        label={text.demo}
        icon={<IconSparkles size={20} />}
        busy={busy}
        fault={fault}
        onGo={onSample}
      />
      <Anchor component="button" type="button" underline="always" c="gray.8" ta="left" onClick={onTakeOver}>
        {offer}
      </Anchor>
    </>
  )
}

/** The first run up to the point where the center is known; the first member of staff comes when the store is open. */
export function SetupPage({ report }: { report: StationReport }) {
  const text = useText(setupText)
  const start = useStart()
  const [step, setStep] = useState<1 | 2 | 'join' | 'take-over'>(1)
  const [center, setCenter] = useState<CenterWish>({ centerName: '', centerCode: '' })
  const [terminal, setTerminal] = useState<TerminalWish>({ terminalName: '', mode: report.host.mode ?? 'desk' })
  const [busy, setBusy] = useState<'real' | 'sample' | null>(null)
  const [fault, setFault] = useState<{ of: 'real' | 'sample'; sentence: string } | null>(null)
  const send = async (kind: 'real' | 'sample', wish: Omit<SetUp, 'collections' | 'fields'>) => {
    setBusy(kind)
    setFault(null)
    try {
      await start.setUp({ ...wish, ...appCollections })
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
  const sampleFault = fault?.of === 'sample' ? fault.sentence : null
  const otherWays = (
    <OtherWays
      busy={busy === 'sample'}
      fault={sampleFault}
      onCode={() => setStep('join')}
      onSample={trySample}
      onTakeOver={() => setStep('take-over')}
    />
  )
  if (step === 'take-over') {
    return (
      <SetupFrame step={null}>
        <TakeOverStep onBack={() => setStep(1)} />
      </SetupFrame>
    )
  }
  if (step === 'join') {
    return (
      <SetupFrame step={null}>
        <JoinStep onBack={() => setStep(1)} />
      </SetupFrame>
    )
  }
  return (
    <SetupFrame step={step} aside={step === 1 ? otherWays : undefined}>
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
