import { readSheetXml, type SheetParts } from './sheet-xml'
import type { Sheet, Workbook } from './types'
import { attribute, createCutter, richText, tags } from './xml'
import { type Zip, ZipRefusal } from './zip'

function textOf(zip: Zip, name: string): string | null {
  const decoder = new TextDecoder()
  let text = ''
  const found = zip.each(name, (bytes) => {
    text += decoder.decode(bytes, { stream: true })
  })
  return found ? text + decoder.decode() : null
}

/** `worksheets/sheet1.xml` as seen from `xl/`, or `/xl/worksheets/sheet1.xml` from the root. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Where the workbook lies: usually `xl/workbook.xml`, else what the package's relations say. */
function findWorkbook(zip: Zip): string | null {
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml'
  for (const tag of tags(textOf(zip, '_rels/.rels') ?? '', 'Relationship')) {
    if (attribute(tag, 'Type')?.endsWith('/officeDocument')) {
      const path = resolve('', attribute(tag, 'Target') ?? '')
      return zip.has(path) && path.endsWith('workbook.xml') ? path : null
    }
  }
  return null
}

/** Built-in formats that show a day: 14–17, 22 everywhere, 27–31, 36, 50–54, 57, 58 in Chinese Excel (ECMA-376 18.8.30). */
const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** A format with a year or a day in it shows a day; text in quotes and brackets is not part of the pattern. */
export function showsDay(format: string): boolean {
  const pattern = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase()
  return /[yd]|e(?![+-])|m(?!.*[hs0#])/.test(pattern.replace(/general|g\/通用格式/g, '')) && !/[#0]/.test(pattern)
}

/** Indexes of cell styles under which a number is a day. */
function readDateStyles(xml: string): Set<number> {
  const own = new Map<number, string>()
  for (const tag of tags(xml, 'numFmt')) own.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const cells = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  const styles = new Set<number>()
  tags(cells, 'xf').forEach((tag, index) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    const format = own.get(id)
    if (format === undefined ? dateFormats.has(id) : showsDay(format)) styles.add(index)
  })
  return styles
}

function readStrings(zip: Zip, name: string): string[] {
  const strings: string[] = []
  const cutter = createCutter(
    'si',
    (_, inside) => {
      strings.push(richText(inside))
    },
    () => {
      throw new ZipRefusal('damaged')
    },
  )
  if (zip.each(name, cutter.push)) cutter.end()
  return strings
}

/** Reads every worksheet of an `.xlsx`. Throws `ZipRefusal` where a part is missing, damaged or too large. */
export function readXlsx(zip: Zip): Workbook {
  const path = findWorkbook(zip)
  if (!path) {
    const other = zip.names().some((name) => name === 'xl/workbook.bin' || name === 'content.xml')
    throw new ZipRefusal(other ? 'old-xls' : 'not-a-table')
  }
  const folder = path.split('/').slice(0, -1).join('/')
  const xml = textOf(zip, path) ?? ''
  const relations = new Map<string, { type: string; path: string }>()
  for (const tag of tags(textOf(zip, `${folder}/_rels/${path.split('/').at(-1)}.rels`) ?? '', 'Relationship')) {
    const type = attribute(tag, 'Type')?.split('/').at(-1) ?? ''
    relations.set(attribute(tag, 'Id') ?? '', { type, path: resolve(folder, attribute(tag, 'Target') ?? '') })
  }
  const partOf = (type: string, usual: string) =>
    [...relations.values()].find((part) => part.type === type)?.path ?? `${folder}/${usual}`
  const date1904 = attribute(tags(xml, 'workbookPr')[0] ?? '', 'date1904')
  const parts: SheetParts = {
    strings: readStrings(zip, partOf('sharedStrings', 'sharedStrings.xml')),
    dateStyles: readDateStyles(textOf(zip, partOf('styles', 'styles.xml')) ?? ''),
    epoch1904: date1904 === '1' || date1904 === 'true',
  }
  const sheets: Sheet[] = []
  for (const tag of tags(xml, 'sheet')) {
    const part = relations.get(attribute(tag, 'id') ?? '')
    if (part && part.type !== 'worksheet') continue
    if (!part || !zip.has(part.path)) throw new ZipRefusal('damaged')
    const read = readSheetXml((take) => zip.each(part.path, take), parts)
    const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible'
    sheets.push({ name: attribute(tag, 'name') ?? '', ...read, hidden, epoch1904: parts.epoch1904 })
  }
  if (sheets.length === 0) throw new ZipRefusal('damaged')
  return { format: 'xlsx', sheets }
}
