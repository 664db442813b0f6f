import { VisuallyHidden } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useLanguage, useText } from '../../../../i18n/use-text'
import type { PlannedRow } from '../types'
import { wizardText } from '../wizard-text'
import { fieldText } from './field-text'
import { nameOfField, showValue } from './show-value'
import { useHome } from './use-homes'

type Change = PlannedRow['changes'][number]
type HomeOf = (id: string) => Promise<string>

/** The pinyin follows the name, and a household the home: neither is a change of its own to a person. */
function told(changes: Change[]): Change[] {
  const moves = changes.some(({ field }) => field === 'dwellingId')
  return changes.filter(({ field }) => field !== 'namePinyin' && !(moves && field === 'householdId'))
}

/** What would change in a person's record: field, what stands there now, what will. */
export function Changes({ row, homeOf }: { row: PlannedRow; homeOf: HomeOf }) {
  const text = useText(wizardText).check
  const names = useText(fieldText)
  return (
    <span className="yz-import-changes">
      {told(row.changes).map(({ field, before, after }) => (
        <span key={field} className="yz-import-change">
          <span className="yz-import-column">{nameOfField(field, names)}</span>
          <span>
            <VisuallyHidden>{text.before}</VisuallyHidden>{' '}
            <del>
              <Value field={field} value={before} homeOf={homeOf} />
            </del>
          </span>
          <IconArrowRight size={16} aria-hidden="true" />
          <span>
            <VisuallyHidden>{text.after}</VisuallyHidden>{' '}
            <ins>
              <Value field={field} value={after} homeOf={homeOf} />
            </ins>
          </span>
        </span>
      ))}
    </span>
  )
}

function Value({ field, value, homeOf }: { field: string; value: unknown; homeOf: HomeOf }) {
  const names = useText(fieldText)
  const { language } = useLanguage()
  const home = useHome(homeOf, field === 'dwellingId' ? value : undefined)
  return home || showValue(field, value, names, language)
}
