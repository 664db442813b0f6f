import type { PrintJob } from '../../../../shared/kiosk'
import { useText } from '../../../i18n/use-text'
import { formatInstant, instantOf } from '../../../lib/time'
import type { Matter } from '../../../modules/catalogue'
import { PrintSlip } from '../../../ui/print-slip/PrintSlip'
import { useKiosk } from '../kiosk-context'
import { flowText } from './text'

/** 小票: which center, what was handed in, when, and the number. It does not say who handed it in. */
export function ReceiptSlip({
  job,
  ticket,
}: {
  job: Pick<PrintJob, 'kind' | 'receiptNo' | 'handedInAt' | 'paper'>
  ticket?: string | null
}) {
  const text = useText(flowText)
  const { station } = useKiosk()
  const kind = (text.kind as Readonly<Record<string, string>>)[job.kind] ?? ''
  return (
    <PrintSlip
      paper={job.paper}
      title={station.centerName}
      ticket={ticket ?? undefined}
      number={{ label: text.progress.typed, receiptNo: job.receiptNo }}
      lines={[
        { label: text.slipKind, value: kind },
        { label: text.slipAt, value: formatInstant(job.handedInAt) },
      ]}
      keep={text.slipHint}
    />
  )
}

/** 办事指南 on paper: what to bring, how it goes, where. */
export function MatterSlip({ matter }: { matter: Matter }) {
  const text = useText(flowText)
  const { station, state } = useKiosk()
  const place = matter.place ? [{ label: text.matter.place, value: matter.place }] : []
  const list = (heading: string, lines: readonly string[] = []) =>
    lines.length > 0 ? (
      <>
        <h3>{heading}</h3>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </>
    ) : null
  return (
    <PrintSlip
      paper={state?.receiptPaper ?? '80mm'}
      title={matter.title}
      lines={place}
      keep={`${station.centerName}　${formatInstant(instantOf(Date.now())).slice(0, 10)}`}
    >
      {list(text.matter.materials, matter.materials)}
      {list(text.matter.steps, matter.steps)}
    </PrintSlip>
  )
}
