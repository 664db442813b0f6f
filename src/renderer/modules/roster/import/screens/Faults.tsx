import { useText } from '../../../../i18n/use-text'
import { importText } from '../text'
import type { PlannedRow } from '../types'
import { wizardText } from '../wizard-text'

/** What is wrong with a row: cell, reason, remedy, one line for each. The value stands there in full, since it is what must be mended. */
export function Faults({ row }: { row: PlannedRow }) {
  const text = useText(wizardText).check
  const sentences = useText(importText)
  const faults = [
    ...row.refusals.map((fault) => ({ ...fault, ...sentences.refusal[fault.code] })),
    ...row.flags.map((fault) => ({ ...fault, ...sentences.flag[fault.code] })),
  ]
  return (
    <span className="yz-import-faults">
      {faults.map((fault) => (
        <span key={`${fault.code}-${fault.column}-${fault.value}`} className="yz-import-fault">
          <span>
            <span className="yz-import-column">{fault.column}</span>
            <span className="yz-import-value">{fault.value || text.emptyCell}</span>
          </span>
          <span>{fault.reason}</span>
          <span>{fault.remedy}</span>
        </span>
      ))}
    </span>
  )
}
