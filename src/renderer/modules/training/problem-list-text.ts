import { defineText } from '../../i18n/text'
import type { ProblemFault } from './problem-rules'

const faultZh: Record<ProblemFault['code'], string> = {
  missing: '没有写问题',
  'too-long': '写得太长了，请缩短',
  'day-form': '日期看不懂，请写成 2026-03-05 的样子',
  'day-ahead': '日期晚于今天，请改正',
  'too-many': '标签最多 20 个',
}
const faultEn: Record<ProblemFault['code'], string> = {
  missing: 'The problem is missing',
  'too-long': 'Too long; please shorten it',
  'day-form': 'Not a day we can read; write it like 2026-03-05',
  'day-ahead': 'This day is after today; please mend it',
  'too-many': '20 tags at most',
}

/** 导入问题: a list is read, looked at, taken in. */
export const problemListText = defineText({
  'zh-CN': {
    title: '导入问题',
    hint: '表格里要有“问题”一列，分类、标签、日期可以没有。同一张表导两次，不会重复。',
    drop: '把表格拖到这里',
    choose: '选择文件',
    kinds: '.xlsx 或 .csv，表头：问题、分类、标签、日期',
    reading: (file: string) => `正在读 ${file}…`,
    refusedTitle: '这个文件用不了',
    noList: '没有找到“问题”这一列。请在表头写上“问题”，再试一次。',
    fault: '没有读成，请再试一次。还是不行，请另存为 .xlsx 后再导入。',
    check: '看一看再写入',
    found: (rows: number, file: string) => `${file}：读到 ${rows} 行`,
    parts: { fresh: '要新增', known: '已经有了', faulty: '要改正' },
    faultyHint: '这些行不会写入。请在表格里改好，再导入一次。',
    row: '行',
    at: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
    what: '要改正的地方',
    another: '换一个文件',
    write: (count: number) => `写入 ${count} 个问题`,
    nothing: '没有新的问题可以写入。',
    doneTitle: '写好了',
    done: (added: number, known: number) =>
      known > 0 ? `新增 ${added} 个问题，${known} 个早就有了。` : `新增 ${added} 个问题。`,
    toProblems: '去看问题',
    faultOf: faultZh,
  },
  en: {
    title: 'Import problems',
    hint: 'The list needs a column 问题 (problem); category, tags and date may be missing. The same list twice adds nothing.',
    drop: 'Drop a spreadsheet here',
    choose: 'Choose a file',
    kinds: '.xlsx or .csv with the headers 问题, 分类, 标签, 日期',
    reading: (file: string) => `Reading ${file}…`,
    refusedTitle: 'This file cannot be used',
    noList: 'There is no column 问题 (problem). Name one so and try again.',
    fault: 'It was not read; please try again. If that fails, save it as .xlsx first.',
    check: 'Look before it is written',
    found: (rows: number, file: string) => `${file}: ${rows} rows`,
    parts: { fresh: 'New', known: 'Known', faulty: 'To mend' },
    faultyHint: 'These rows are not written. Mend them in the spreadsheet and import it again.',
    row: 'Row',
    at: (sheet: string, row: number) => `${sheet}, row ${row}`,
    what: 'What to mend',
    another: 'Another file',
    write: (count: number) => `Write ${count} ${count === 1 ? 'problem' : 'problems'}`,
    nothing: 'There is no new problem to write.',
    doneTitle: 'Done',
    done: (added: number, known: number) => (known > 0 ? `${added} added, ${known} were known.` : `${added} added.`),
    toProblems: 'See the problems',
    faultOf: faultEn,
  },
})
