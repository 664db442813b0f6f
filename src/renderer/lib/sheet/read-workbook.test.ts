import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { defaultMess, messyRoster } from '../../modules/roster/import/testing/messy-roster'
import { readWorkbook } from './read-workbook'
import { encodeGb18030 } from './testing/gb18030'
import { bombXlsx, lieAboutSizes, rawParts, rawXlsx, sheetPart } from './testing/raw-xlsx'
import type { Cell } from './types'
import { writeWorkbook } from './write-workbook'
import { showsDay } from './xlsx'

function rowsOf(bytes: Uint8Array, name = 'x.xlsx'): Cell[][] {
  const read = readWorkbook(bytes, name)
  if (!read.ok) throw new Error(`Refused: ${read.refusal.code}`)
  return read.value.sheets[0]!.rows
}

const refusalOf = (bytes: Uint8Array, name = 'x.xlsx') => {
  const read = readWorkbook(bytes, name)
  return read.ok ? 'read' : read.refusal.code
}

const cells = (data: string, more: Parameters<typeof rawXlsx>[0] = {}) => rowsOf(rawXlsx({ sheet: sheetPart(data), ...more }))

/** The container of `.xls` and of encrypted workbooks with a stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  ;[...stream].forEach((character, i) => {
    bytes[1024 + 2 * i] = character.charCodeAt(0)
  })
  return bytes
}

describe('a sheet of an .xlsx', () => {
  it('keeps the rows where the spreadsheet numbers them', () => {
    expect(cells('<row r="3"><c r="B3"><v>1</v></c></row><row r="7"><c r="A7"><v>2</v></c></row>')).toEqual([
      [],
      [],
      [null, 1],
      [],
      [],
      [],
      [2],
    ])
  })

  it.each([
    ['rows without numbers', '<row><c r="A3"><v>1</v></c></row>', [[], [], [1]]],
    ['cells without references', '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', [[1, 2], [3]]],
    [
      'rows and cells out of order',
      '<row r="2"><c r="B2"><v>3</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      [[1], [2, 3]],
    ],
    ['a style that is nowhere', '<row r="1"><c r="A1" s="99"><v>2</v></c></row>', [[2]]],
    ['an error and a truth', '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c></row>', [['#N/A', true]]],
    [
      'the cached value of a formula',
      '<row r="1"><c r="A1" t="str"><f>B1</f><v>a&amp;b</v></c><c r="B1" t="str"><f>A1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row>',
      [['a&b', null, 2]],
    ],
    [
      'entities, escapes and rich text without its phonetic part',
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>&#26446;</t></r><rPh><t>li</t></rPh><r><t>_x0041_四</t></r></is></c></row>',
      [['李A四']],
    ],
    ['an ISO date', '<row r="1"><c r="A1" t="d"><v>1990-01-02</v></c></row>', [[new Date('1990-01-02T00:00:00Z')]]],
    [
      'empty cells of every kind',
      '<row r="1"><c r="A1" t="s"/><c r="B1" t="inlineStr"></c><c r="C1" s="0"/><c r="D1"><v>4</v></c></row>',
      [[null, null, null, 4]],
    ],
  ] as [string, string, Cell[][]][])('%s', (_, data, rows) => {
    expect(cells(data)).toEqual(rows)
  })

  it('with prefixed names is read', () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>'
    const read = readWorkbook(rawXlsx({ sheet }), 'x.xlsx')
    expect(read).toMatchObject({
      ok: true,
      value: { sheets: [{ rows: [[1]], merges: [{ top: 0, left: 0, bottom: 1, right: 1 }] }] },
    })
  })

  it('takes its texts from the shared strings', () => {
    const strings = '<sst><si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r></si></sst>'
    expect(
      cells('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>9</v></c></row>', { strings }),
    ).toEqual([['张三', '姓名']])
  })

  it('knows days by their style, on both calendars', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>'
    const data =
      '<row r="1"><c r="A1" s="1"><v>36526</v></c><c r="B1" s="2"><v>36526</v></c><c r="C1" s="3"><v>36526</v></c><c r="D1" s="1"><v>420106199001010000</v></c></row>'
    const day = new Date('2000-01-01T00:00:00Z')
    expect(cells(data, { styles })).toEqual([[day, day, 36526, 420106199001010000]])
    const written = [[new Date('1962-08-16T00:00:00Z')]]
    expect(rowsOf(writeWorkbook([{ name: 'a', rows: written }], { epoch1904: true }))).toEqual(written)
  })

  it.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy"年"m"月"d"日";@', true],
    ['m/d/yy h:mm', true],
    ['d-mmm', true],
    ['General', false],
    ['G/通用格式', false],
    ['0.00E+00', false],
    ['h:mm:ss', false],
    ['mm:ss', false],
    ['#,##0.00;[Red]-#,##0.00', false],
    ['@', false],
  ])('the format %s shows a day: %s', (format, day) => {
    expect(showsDay(format)).toBe(day)
  })

  it('far away costs little and is read all the same', () => {
    const rows = cells(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>',
    )
    expect([rows.length, rows.at(-1)]).toEqual([1_048_576, [2]])
  })

  it('hidden in the workbook is told', () => {
    const read = readWorkbook(
      writeWorkbook([
        { name: '甲', rows: [[1]] },
        { name: '乙', rows: [[2]], hidden: true },
      ]),
      'x.xlsx',
    )
    expect(read.ok && read.value.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['甲', false],
      ['乙', true],
    ])
  })

  it('holds what an independent reader sees', async () => {
    const { bytes } = messyRoster({ ...defaultMess, pages: 11 })
    const theirs = await readExcelFile(bytes.buffer as ArrayBuffer, { trim: false })
    const ours = rowsOf(bytes)
    expect(ours.map((row) => theirs[0]!.data[0]!.map((_, c) => row[c] ?? null))).toEqual(theirs[0]!.data)
  })
})

describe('a .csv', () => {
  const rows = (text: string) => rowsOf(strToU8(text), 'x.csv')

  it.each<[string, string, Cell[][]]>([
    [
      'commas',
      '姓名,电话\r\n张三,1\r\n',
      [
        ['姓名', '电话'],
        ['张三', '1'],
      ],
    ],
    [
      'semicolons',
      '姓名;备注\n张三;a,b\n',
      [
        ['姓名', '备注'],
        ['张三', 'a,b'],
      ],
    ],
    [
      'tabs',
      '姓名\t电话\n张三\t1',
      [
        ['姓名', '电话'],
        ['张三', '1'],
      ],
    ],
    ['a line that names the delimiter', 'sep=;\r\n姓名;电话\r\n', [['姓名', '电话']]],
    [
      'old Macintosh line ends',
      '姓名,电话\r张三,1',
      [
        ['姓名', '电话'],
        ['张三', '1'],
      ],
    ],
    ['quotes, doubled quotes and lines inside', 'a,"b ""c""\r\nd",e', [['a', 'b "c"\r\nd', 'e']]],
    ['digits kept alive', '="0420",\'0421,\t0422,"=""0423"""', [['0420', '0421', '0422', '0423']]],
    [
      'a quote that never closes',
      '姓名,电话\n"张三,1\n李四,2',
      [
        ['姓名', '电话'],
        ['"张三', '1'],
        ['李四', '2'],
      ],
    ],
    [
      'empty cells',
      'a,,\n,b,',
      [
        ['a', null, null],
        [null, 'b', null],
      ],
    ],
    ['a mark of UTF-8 before', '\ufeff姓名,电话', [['姓名', '电话']]],
  ])('with %s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected)
  })

  it('in GB18030 is read as such', () => {
    const text = '社区,成员姓名\r\n青和居社区,诸葛浩丽\r\n'
    const read = readWorkbook(encodeGb18030(text), '名册.csv')
    expect(read).toMatchObject({
      ok: true,
      value: {
        format: 'csv',
        encoding: 'gb18030',
        sheets: [
          {
            name: '名册',
            rows: [
              ['社区', '成员姓名'],
              ['青和居社区', '诸葛浩丽'],
            ],
          },
        ],
      },
    })
  })

  it('in four bytes of GB18030 keeps its rare characters', () => {
    // 㛃 U+36C3 has no two bytes.
    const bytes = new Uint8Array([...encodeGb18030('姓名,'), 0x82, 0x30, 0x9d, 0x39])
    expect([...String(rowsOf(bytes, 'x.csv')[0]![1])]).toHaveLength(1)
  })

  it('as Excel’s “Unicode text” is read', () => {
    const utf16 = new Uint8Array(new Uint16Array([...'\ufeff姓名\t性别'].map((c) => c.charCodeAt(0))).buffer)
    expect(readWorkbook(utf16, 'x.txt')).toMatchObject({
      ok: true,
      value: { encoding: 'utf-16le', sheets: [{ rows: [['姓名', '性别']] }] },
    })
  })

  it('written and read again is the same, whatever stands in it', () => {
    const text = fc.string({ unit: fc.constantFrom('张', 'a', ',', '"', '\n', ';', ' ', '1') }).filter((t) => t.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (table) => {
        const written = `sep=,\r\n${table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}`
        expect(rows(written)).toEqual(table)
      }),
    )
  })
})

describe('what cannot be read', { timeout: 60_000 }, () => {
  const good = rawXlsx({ sheet: sheetPart('<row r="1"><c r="A1"><v>1</v></c></row>') })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'empty-file'],
    ['21 MB', new Uint8Array(21 * 1024 * 1024), 'too-large'],
    ['an old .xls', compound('Workbook'), 'old-xls'],
    ['a bare BIFF stream', new Uint8Array([9, 8, 6, 0, 0, 0, 16, 0]), 'old-xls'],
    ['an .xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'old-xls'],
    ['an .ods', zipSync({ 'content.xml': strToU8('<x/>') }), 'old-xls'],
    ['a workbook with a password', compound('EncryptedPackage'), 'encrypted'],
    ['a Word document', compound('WordDocument'), 'not-a-table'],
    ['a .docx', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'not-a-table'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0]), 'not-a-table'],
    ['a PDF', strToU8('%PDF-1.7\n'), 'not-a-table'],
    ['zeros', new Uint8Array(5000), 'not-a-table'],
    ['a web page', strToU8('\ufeff\r\n <HTML><table><tr><td>姓名'), 'html'],
    ['Excel 2003’s XML', strToU8('<?xml version="1.0"?><Workbook>'), 'html'],
    ['half a file', good.slice(0, good.length / 2), 'damaged'],
    ['a file without its last bytes', good.slice(0, -30), 'damaged'],
    ['four bytes of an archive', good.slice(0, 4), 'damaged'],
    [
      'a sheet that ends in the middle',
      rawXlsx({ sheet: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>' }),
      'damaged',
    ],
    ['a row that never ends', rawXlsx({ sheet: `<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(100_000)}` }), 'damaged'],
    ['a workbook whose sheet is missing', rawXlsx({ rels: '<Relationships/>' }), 'damaged'],
    ['an empty sheet', rawXlsx({ sheet: '<worksheet><sheetData/></worksheet>' }), 'empty-sheet'],
    [
      'a sheet of blanks',
      rawXlsx({ sheet: sheetPart('<row r="1"><c r="A1" t="inlineStr"><is><t> </t></is></c></row>') }),
      'empty-sheet',
    ],
    ['a .csv of blanks', strToU8(' ,\n,'), 'empty-sheet'],
    ['50,001 rows', rawXlsx({ sheet: sheetPart('<row><c><v>1</v></c></row>'.repeat(50_001)) }), 'too-many-rows'],
    ['a .csv of 50,001 rows', strToU8('a,b\n'.repeat(50_001)), 'too-many-rows'],
    ['300 entries', zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}`, new Uint8Array(1)]))), 'bomb'],
  ])('%s is refused as such', (_, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code)
  })

  it('a bomb is refused, also one that lies about its size', () => {
    const bomb = bombXlsx(24)
    expect(refusalOf(bomb)).toBe('bomb')
    const parts = rawParts({ sheet: sheetPart(`<row><c t="inlineStr"><is><t>${'a'.repeat(5_000_000)}</t></is></c></row>`) })
    const only = zipSync({ 'xl/workbook.xml': parts['xl/worksheets/sheet1.xml']! })
    expect(refusalOf(lieAboutSizes(only, 1000))).toBe('bomb')
  })

  it('any damage to a good file is a refusal or goes unnoticed, and is never thrown', () => {
    const { bytes } = messyRoster({ ...defaultMess, households: 4 })
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice()
        damaged[at]! ^= change
        refusalOf(damaged)
      }),
      { numRuns: 300 },
    )
  })

  it('random bytes are never thrown about, and are no table', () => {
    // Behind the mark of UTF-16 nearly any two bytes are a character: what says that it is text is read as text.
    const saysUtf16 = ([first, second]: Uint8Array) => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 4096 }), (bytes) => {
        fc.pre(!saysUtf16(bytes))
        expect(refusalOf(bytes)).not.toBe('read')
      }),
      { numRuns: 300 },
    )
  })
})
