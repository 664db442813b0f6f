import type { OutSheet } from '../../lib/sheet/write-workbook'
import type { LearnerYear } from './transcript-rules'
import type { transcriptText } from './transcript-text'

type Texts = (typeof transcriptText)['zh-CN']

/** 学时档案 in the order of the screen: by name. */
export const transcriptSheet = (text: Texts, rows: readonly LearnerYear[]): OutSheet => ({
  name: text.title,
  rows: [
    [text.name, text.organisation, text.hours, text.target, text.lacking],
    ...rows.map(({ learner, hours, target, lacking }) => [
      learner.name,
      learner.organisation ?? '',
      hours,
      target,
      lacking || null,
    ]),
  ],
  widths: [14, 28, 10, 10, 10],
  frozenRows: 1,
})
