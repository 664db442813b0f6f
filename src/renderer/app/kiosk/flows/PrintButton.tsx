import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { PrintJob } from '../../../../shared/kiosk'
import { spellReceiptNumber } from '../../../../shared/receipt-number'
import { useText } from '../../../i18n/use-text'
import { randomId } from '../../../lib/id'
import { formatInstant, instantOf } from '../../../lib/time'
import type { Matter } from '../../../modules/catalogue'
import { KioskButton } from '../blocks/KioskButton'
import { useKiosk } from '../kiosk-context'
import type { HandedIn } from './hand-in'
import { Slip } from './Slip'
import { flowText } from './text'

type Printing = { at: 'ready' } | { at: 'printing' } | { at: 'printed' } | { at: 'failed' }

/** False where the printer said no; a browser does not tell, so a print it took counts as one. */
async function printSlip(): Promise<boolean> {
  if (window.yizhan) return window.yizhan.print()
  window.print()
  return true
}

/** The host remembers a slip before it is tried, so that one that fails is printed later. */
function usePrinting(job: Omit<PrintJob, 'id' | 'paper'> | null) {
  const { host } = useKiosk()
  const [state, setState] = useState<Printing>({ at: 'ready' })
  const id = useRef<string | null>(null)
  const wanted = useRef(job)
  wanted.current = job
  const start = useCallback(() => setState({ at: 'printing' }), [])
  const print = useCallback(async () => {
    const mine = wanted.current
    if (mine && !id.current) {
      id.current = `print-${randomId()}`
      // A host that cannot remember it now is no reason not to print.
      await host.rememberPrint({ ...mine, id: id.current, paper: '80mm' }).catch(() => undefined)
    }
    const printed = await printSlip().catch(() => false)
    if (id.current) await host.toldPrint(id.current, printed).catch(() => undefined)
    setState({ at: printed ? 'printed' : 'failed' })
  }, [host])
  const onReady = useCallback(() => void print(), [print])
  return { state, start, onReady }
}

function Print({ job, children }: { job: Omit<PrintJob, 'id' | 'paper'> | null; children: ReactNode }) {
  const text = useText(flowText)
  const { state, start, onReady } = usePrinting(job)
  const told = { ready: text.print, printing: text.printing, printed: text.printed, failed: text.print } as const
  return (
    <>
      <KioskButton icon={IconPrinter} onPress={start} disabled={state.at === 'printing' || state.at === 'printed'}>
        {told[state.at]}
      </KioskButton>
      {state.at === 'failed' ? <p role="alert">{text.notPrinted}</p> : null}
      {state.at === 'printing' ? <Slip onReady={onReady}>{children}</Slip> : null}
    </>
  )
}

/** 小票: which center, what was handed in, when, and the number. It does not say who handed it in. */
export function PrintButton({ handedIn }: { handedIn: HandedIn }) {
  const text = useText(flowText)
  const { station } = useKiosk()
  const { kind, receiptNo, handedInAt, ticket } = handedIn
  return (
    <Print job={{ kind, receiptNo, handedInAt }}>
      <h1>{station.centerName}</h1>
      <p>{text.kind[kind]}</p>
      {ticket ? <p className="yz-slip-number">{ticket}</p> : null}
      <p>{text.progress.typed}</p>
      <p className="yz-slip-number">{spellReceiptNumber(receiptNo)}</p>
      <p>{formatInstant(handedInAt)}</p>
      <p>{text.slipHint}</p>
    </Print>
  )
}

/** 办事指南 on paper: what to bring and where. */
export function PrintMatter({ matter }: { matter: Matter }) {
  const text = useText(flowText)
  const { station } = useKiosk()
  return (
    <Print job={null}>
      <h1>{matter.title}</h1>
      {matter.materials && matter.materials.length > 0 ? <h2>{text.matter.materials}</h2> : null}
      <ul>
        {matter.materials?.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {matter.steps && matter.steps.length > 0 ? <h2>{text.matter.steps}</h2> : null}
      <ul>
        {matter.steps?.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {matter.place ? (
        <p>
          {text.matter.place}　{matter.place}
        </p>
      ) : null}
      <p>
        {station.centerName}　{formatInstant(instantOf(Date.now())).slice(0, 10)}
      </p>
    </Print>
  )
}
