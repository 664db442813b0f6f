/**
 * Marks of duty, numbering, blanks and width do not make another column: `*姓 名（必填）：` is `姓名`.
 * Learned columns are kept under this form.
 */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff_]/g, '')
    .replace(/[*★※#:。,;]/g, '')
    .replace(/^\d+[.、)]/, '')
    .replace(/\((必填|选填|可选|必填项|必录|非必填|如有|文本|文本格式|下拉选择|选择)\)/g, '')

/** A header as people would read it out, for faults and the screen: one line, no blanks between Chinese characters. */
export const readableHeader = (header: string): string =>
  header
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])/g, '')
