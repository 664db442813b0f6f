import { maskPhone } from '../../lib/national/phone'
import type { OutCell, OutSheet } from '../../lib/sheet/write-workbook'
import type { growthText } from './growth-text'
import type { CohortStay, Secretary } from './schema'

type Texts = (typeof growthText)['zh-CN']

/** `强雁 2025 年 结业` */
export const stayWords = (text: Texts, { cohort, year, cohortStatus }: CohortStay): string =>
  `${text.stay.of(text.cohort[cohort], year)} ${text.status[cohortStatus]}`

/** 书记培养名单, by name; phones in full only where the role may see them. */
export function secretarySheet(
  text: Texts,
  secretaries: readonly Secretary[],
  staysOf: (id: string) => readonly CohortStay[],
  withPhones: boolean,
): OutSheet {
  const heads = [text.number, text.name, text.organisation, text.role, text.phone, text.cohortHead, text.pool, text.note]
  const phoneOf = ({ phone = '' }: Secretary) => (phone === '' || withPhones ? phone : maskPhone(phone))
  const rows = secretaries.map((secretary, index): OutCell[] => [
    index + 1,
    secretary.name,
    secretary.organisation ?? '',
    secretary.role ?? '',
    phoneOf(secretary),
    staysOf(secretary.id)
      .map((stay) => stayWords(text, stay))
      .join('；'),
    secretary.inPool && secretary.active ? text.inPool : '',
    secretary.note ?? '',
  ])
  return {
    name: text.exportName,
    rows: [[text.exportName], heads, ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: heads.length - 1 }],
    widths: [6, 12, 24, 16, 16, 40, 10, 28],
    frozenRows: 2,
  }
}
