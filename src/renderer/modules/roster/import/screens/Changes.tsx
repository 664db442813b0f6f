import { VisuallyHidden } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useLanguage, useText } from '../../../../i18n/use-text'
import type { PlannedRow } from '../types'
import { wizardText } from '../wizard-text'
import { fieldText } from './field-text'
import { nameOfField, showValue } from './show-value'

/** What would change in a person's record: field, what stands there now, what will. The pinyin follows the name and is not shown. */
export function Changes({ row }: { row: PlannedRow }) {
  const text = useText(wizardText).check
  const names = useText(fieldText)
  const { language } = useLanguage()
  return (
    <span className="yz-import-changes">
      {row.changes
        .filter(({ field }) => field !== 'namePinyin')
        .map(({ field, before, after }) => (
          <span key={field} className="yz-import-change">
            <span className="yz-import-column">{nameOfField(field, names)}</span>
            <span>
              <VisuallyHidden>{text.before}</VisuallyHidden> <del>{showValue(field, before, names, language)}</del>
            </span>
            <IconArrowRight size={16} aria-hidden="true" />
            <span>
              <VisuallyHidden>{text.after}</VisuallyHidden> <ins>{showValue(field, after, names, language)}</ins>
            </span>
          </span>
        ))}
    </span>
  )
}
