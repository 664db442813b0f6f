import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../src/renderer/i18n/text'
import { keyOf } from '../src/renderer/lib/id'
import type { FileRefusal } from '../src/renderer/lib/sheet/types'
import { limits } from '../src/renderer/lib/sheet/zip'
import { dayOf } from '../src/renderer/lib/time'
import { openWorkbook } from '../src/renderer/modules/roster/import/open-workbook'
import { planImport, type SheetToPlan } from '../src/renderer/modules/roster/import/plan'
import { importText } from '../src/renderer/modules/roster/import/text'
import type { Fault, ImportPlan } from '../src/renderer/modules/roster/import/types'

const usage = `npm run --silent roster:check -- FILE [--json] [--lang zh-CN|en]

A dry run of the roster import against an empty store; nothing is written. FILE is .xlsx or .csv.
--json prints one object:
  rows        people found
  good        rows that would be taken in (rows − refused)
  flagged     of the good ones, what a person should look at: [{ sheet, row, column, code }]
  refused     rows that would not be taken in: [{ sheet, row, column, code }]
  households  households found, those of refused rows included
  places      estates, grids, buildings, entrances, dwellings … found, households not counted
Rows are counted as a spreadsheet numbers them. A file that cannot be read at all: { error: { code, message } }, exit code 2.`

type FileError = { code: FileRefusal['code'] | 'not-found'; message: string }

type Where = { sheet: string; row: number; column: string; code: string }

type Report = { rows: number; good: number; flagged: Where[]; refused: Where[]; households: number; places: number }

const where = ({ sheet, row, column, code }: Fault): Where => ({ sheet, row, column, code })

/** What the dry run of a file found, without any personal value. */
function reportOf(plan: ImportPlan): Report {
  return {
    rows: plan.counts.rows,
    good: plan.counts.rows - plan.counts.wrong,
    flagged: plan.rows.filter((row) => row.verdict !== 'wrong').flatMap((row) => row.flags.map(where)),
    refused: plan.rows.flatMap((row) => row.refusals.map(where)),
    households: plan.households,
    places: plan.places.filter((place) => place.kind !== 'household').length,
  }
}

async function check(path: string, language: Language): Promise<{ report: Report } | { error: FileError }> {
  const refuse = (code: FileRefusal['code']) => ({ error: { code, message: importText[language].file[code] } })
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null) {
    const message = language === 'en' ? `There is no file ${path}.` : `找不到文件 ${path}。`
    return { error: { code: 'not-found', message } }
  }
  if (size > limits.file) return refuse('too-large')
  const read = openWorkbook(await readFile(path), basename(path))
  if (!read.ok) return refuse(read.refusal.code)
  const { workbook, layouts } = read.value
  const sheets = workbook.sheets.flatMap((sheet): SheetToPlan[] => {
    const layout = sheet.hidden ? null : layouts.get(sheet.name)
    return layout ? [{ sheet, layout }] : []
  })
  if (sheets.length === 0) return refuse('no-header')
  const options = {
    file: basename(path),
    today: dayOf(Date.now()),
    centerCode: '000000000000',
    // Ids are compared within this one run only.
    keyOf: (...parts: string[]) => keyOf('roster-check', ...parts),
  }
  const plan = await planImport(sheets, { residents: new Map(), places: new Map() }, options)
  if (!plan.ok) throw new Error('The dry run was cancelled by nobody')
  return { report: reportOf(plan.value) }
}

function describe(report: Report, language: Language): string {
  const text = importText[language]
  const zh = language !== 'en'
  const line = ({ sheet, row, column, code }: Where, kind: 'refusal' | 'flag') => {
    const texts: Record<string, { reason: string; remedy: string }> = text[kind]
    const { reason, remedy } = texts[code] ?? { reason: code, remedy: '' }
    return zh
      ? `  ${sheet} 第 ${row} 行 ${column}：${reason}。${remedy}。`
      : `  ${sheet}, row ${row}, ${column}: ${reason}. ${remedy}.`
  }
  const { rows, good, flagged, refused, households, places } = report
  const wrong = rows - good
  const total = zh
    ? `共 ${rows} 人，可导入 ${good} 人，不能导入 ${wrong} 人；${households} 户，${places} 个地点（小区、楼栋、单元、房屋等）。`
    : `${rows} people: ${good} can be imported, ${wrong} cannot; ${households} households, ${places} places.`
  const parts = [total]
  if (refused.length > 0)
    parts.push(zh ? '\n不能导入的行：' : '\nRows that cannot be imported:', ...refused.map((fault) => line(fault, 'refusal')))
  if (flagged.length > 0)
    parts.push(zh ? '\n可以导入、但请核对：' : '\nImported, but please check:', ...flagged.map((fault) => line(fault, 'flag')))
  return parts.join('\n')
}

export type Print = (line: string) => void

/** `npm run roster:check -- …`; answers the exit code: 0 read, 1 called wrongly, 2 a file that cannot be read. */
export async function runRosterCheck(args: string[], print: Print, complain: Print): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string', default: 'zh-CN' }, help: { type: 'boolean', short: 'h' } },
  })
  const [path, ...more] = positionals
  const language: Language = values.lang === 'en' ? 'en' : 'zh-CN'
  if (values.help || path === undefined || more.length > 0) {
    print(usage)
    return values.help ? 0 : 1
  }
  const result = await check(path, language)
  if ('error' in result) {
    if (values.json) print(JSON.stringify(result))
    else complain(result.error.message)
    return 2
  }
  print(values.json ? JSON.stringify(result.report) : describe(result.report, language))
  return 0
}

if (process.argv[1]?.endsWith('roster-check.ts')) {
  process.exitCode = await runRosterCheck(process.argv.slice(2), console.log, console.error)
}
