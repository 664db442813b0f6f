import { strToU8, type Zippable, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A worksheet part with this inside its `<sheetData>` and behind it. */
export const sheetPart = (data: string, behind = ''): string =>
  `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${behind}</worksheet>`

export type RawParts = {
  sheet?: string
  workbook?: string
  rels?: string
  styles?: string
  strings?: string
  more?: Record<string, Uint8Array | string>
}

/** The parts of an `.xlsx` with one sheet, written by hand so that a test decides every byte of its XML. */
export function rawParts({
  sheet = sheetPart(''),
  workbook,
  rels,
  styles,
  strings,
  more = {},
}: RawParts): Record<string, Uint8Array> {
  const parts: Record<string, string | Uint8Array> = {
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      rels ??
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strings }),
    ...more,
  }
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]))
}

export const rawXlsx = (parts: RawParts): Uint8Array => zipSync(rawParts(parts) as Zippable, { level: 6 })

/** A file of one run of equal bytes, `megabytes` of it, that packs to almost nothing. */
export const bombXlsx = (megabytes: number): Uint8Array =>
  rawXlsx({
    sheet: sheetPart(`<row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(megabytes * 1024 * 1024)}</t></is></c></row>`),
  })

/** Rewrites the sizes an archive claims for its entries, in its directory and before each entry. */
export function lieAboutSizes(zip: Uint8Array, size: number): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  for (let at = 0; at + 4 <= lying.length; at += 1) {
    const signature = view.getUint32(at, true)
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true)
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true)
  }
  return lying
}
