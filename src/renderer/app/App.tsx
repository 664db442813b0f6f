import { useEffect } from 'react'
import { SaveFault } from '../data/save-fault'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'
import { FaultState } from '../ui/FaultState'
import { LoadingState } from '../ui/LoadingState'
import { notify } from '../ui/notify'
import { FaultBoundary } from './FaultBoundary'
import { KioskRoot } from './kiosk/KioskRoot'
import { KeyMissingPage } from './recovery/KeyMissingPage'
import { RecoveryPage } from './recovery/RecoveryPage'
import { DeskRoot } from './session/DeskRoot'
import { SampleLoading } from './setup/SampleLoading'
import { SetupPage } from './setup/SetupPage'
import type { Start } from './start/start'
import { StartContext, useStage, useStart } from './start/use-start'
import { appText } from './text'
import { useTitle } from './use-title'
import './app.css'

function Fault({ title, advice, detail }: { title: string; advice: string; detail?: string }) {
  const start = useStart()
  useTitle(title)
  return (
    <main>
      <FaultState title={title} advice={advice} detail={detail} onRetry={start.begin} order={1} />
    </main>
  )
}

function Staged() {
  const text = useText(appText)
  const stage = useStage()
  switch (stage.at) {
    case 'starting':
      return <LoadingState label={text.starting} minHeight="100vh" />
    case 'preparing':
      return <LoadingState label={text.preparing[stage.progress.step](stage.progress.done)} minHeight="100vh" />
    case 'recovery':
      return <RecoveryPage recovery={stage.recovery} />
    case 'key-missing':
      return <KeyMissingPage unlock={stage.unlock} />
    case 'leaving':
      return <LoadingState label={text.leaving} minHeight="100vh" />
    case 'second-window':
      return <Fault title={text.secondWindow} advice={text.secondWindowAdvice} />
    case 'fault':
      return <Fault title={text.fault[stage.what]} advice={text.faultAdvice[stage.what]} detail={stage.detail} />
    case 'set-up':
      return <SetupPage report={stage.report} />
    case 'sample':
      return <SampleLoading opened={stage.opened} />
    case 'kiosk':
      return <KioskRoot station={stage.station} />
    case 'desk':
      return <DeskRoot desk={stage.desk} worker={stage.worker} />
  }
}

/** A fault nobody caught, in a handler or a promise, is told: work that silently did not happen is worse. */
function useUncaughtFaults(): void {
  const { unexpected, notSaved } = useText(words)
  useEffect(() => {
    const tell = ({ reason }: PromiseRejectionEvent) =>
      notify('problem', reason instanceof SaveFault ? notSaved[reason.code] : unexpected)
    window.addEventListener('unhandledrejection', tell)
    return () => window.removeEventListener('unhandledrejection', tell)
  }, [unexpected, notSaved])
}

/** The whole page, from the first moment to the desk or the kiosk. */
export function App({ start }: { start: Start }) {
  useUncaughtFaults()
  return (
    <StartContext.Provider value={start}>
      <FaultBoundary>
        <Staged />
      </FaultBoundary>
    </StartContext.Provider>
  )
}
