import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { PrintJob } from '../../../../shared/kiosk'
import { useText } from '../../../i18n/use-text'
import { randomId } from '../../../lib/id'
import type { Matter } from '../../../modules/catalogue'
import { PrintedAlone } from '../../../ui/print-slip/PrintedAlone'
import { KioskButton } from '../blocks/KioskButton'
import { useKiosk } from '../kiosk-context'
import type { HandedIn } from './hand-in'
import { printSlip } from './print-slip'
import { MatterSlip, ReceiptSlip } from './slips'
import { flowText } from './text'

type Printing = 'ready' | 'printing' | 'printed' | 'failed'

/** The host remembers a slip before it is tried, so that one that fails is printed later. */
function usePrinting(job: Omit<PrintJob, 'id'> | null) {
  const { host } = useKiosk()
  const [state, setState] = useState<Printing>('ready')
  const id = useRef<string | null>(null)
  const wanted = useRef(job)
  wanted.current = job
  const start = useCallback(() => setState('printing'), [])
  const print = useCallback(async () => {
    const mine = wanted.current
    if (mine && !id.current) {
      id.current = `print-${randomId()}`
      // A host that cannot remember it now is no reason not to print.
      await host.rememberPrint({ ...mine, id: id.current }).catch(() => undefined)
    }
    const printed = await printSlip()
    if (id.current) await host.toldPrint(id.current, printed).catch(() => undefined)
    setState(printed ? 'printed' : 'failed')
  }, [host])
  const onReady = useCallback(() => void print(), [print])
  return { state, start, onReady }
}

function Print(props: { job: Omit<PrintJob, 'id'> | null; label: string; children: ReactNode; onPrint?: () => void }) {
  const { job, label, children, onPrint } = props
  const text = useText(flowText)
  const { state, start, onReady } = usePrinting(job)
  const press = () => {
    onPrint?.()
    start()
  }
  const told = { ready: label, printing: text.printing, printed: text.printed, failed: label } as const
  return (
    <>
      <KioskButton icon={IconPrinter} onPress={press} disabled={state === 'printing' || state === 'printed'}>
        {told[state]}
      </KioskButton>
      {state === 'failed' ? <p role="alert">{job ? text.notPrinted : text.notPrintedNow}</p> : null}
      {state === 'printing' ? <PrintedAlone onReady={onReady}>{children}</PrintedAlone> : null}
    </>
  )
}

/** The receipt of what was handed in. */
export function PrintButton({ handedIn }: { handedIn: HandedIn }) {
  const text = useText(flowText)
  const { kind, receiptNo, handedInAt, ticket } = handedIn
  const { state } = useKiosk()
  const job = { kind, receiptNo, handedInAt, paper: state?.receiptPaper ?? '80mm' } as const
  return (
    <Print job={job} label={text.print}>
      <ReceiptSlip job={job} ticket={ticket} />
    </Print>
  )
}

/** A guidance card; nobody waits for it once they have gone, so it is not printed later. */
export function PrintMatter({ matter, onPrint }: { matter: Matter; onPrint: () => void }) {
  const text = useText(flowText)
  return (
    <Print job={null} label={text.matter.print} onPrint={onPrint}>
      <MatterSlip matter={matter} />
    </Print>
  )
}
