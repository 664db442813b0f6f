import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, saysNothing, writtenText } from '../../../lib/sheet/cell-text'
import { readName, readPhones, readYesNo } from '../../../lib/sheet/normalise'
import { dateOfSerial } from '../../../lib/sheet/sheet-xml'
import type { Cell } from '../../../lib/sheet/types'
import { readDate } from './dates'
import { readCareTags, readPopulationKind, readResidencyStatus, readUseType } from './read-codes'
import { readNumber } from './read-number'
import { bareBuilding, bareEntrance, bareRoom, joinSeat, readSeat } from './seats'

const today = '2026-06-15'
const anyCell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
  fc.constant(null),
  fc.stringMatching(/^[0-9年月日.\-/栋单元室号 ]{1,14}$/),
)

describe('a cell’s text', () => {
  it.each<[Cell, string]>([
    ['　张 三\u200b ', '张 三'],
    ['ＡＢＣ１２３', 'ABC123'],
    ["'420106", '420106'],
    ['a\r\n b\tc', 'a b c'],
    ['#N/A', ''],
    [' #REF! ', ''],
    ['#3', '#3'],
    [true, '是'],
    [19900000001, '19900000001'],
    [new Date('1990-01-01T20:00:00Z'), '1990-01-01'],
    [new Date(Number.NaN), ''],
    [null, ''],
  ])('%j is read %j', (cell, text) => {
    expect(cleanText(cell)).toBe(text)
  })

  it('as written is kept for the wrong-rows file', () => {
    expect(writtenText(" '42 ")).toBe(" '42 ")
  })

  it.each(['/', '——', '无', '不详', '暂无', 'N/A'])('%j says nothing', (text) => {
    expect(saysNothing(text)).toBe(true)
  })
})

describe('a name', () => {
  it.each<[Cell, string, string]>([
    ['梁　博', '梁博', ''],
    [' 欧阳 娜娜 ', '欧阳娜娜', ''],
    ['阿依古丽·买买提', '阿依古丽·买买提', ''],
    ['阿依古丽 • 买买提', '阿依古丽·买买提', ''],
    ['阿依古丽.买买提', '阿依古丽·买买提', ''],
    ['John  Smith', 'John Smith', ''],
    ['李四（已迁）', '李四', '已迁'],
    ['㛃㜣', '㛃㜣', ''],
    ['123', '', ''],
    ['/', '', ''],
  ])('%j is %j with the remark %j', (cell, name, remark) => {
    expect(readName(cell)).toEqual({ name, remark })
  })
})

describe('a date', () => {
  it.each<[Cell, string, boolean]>([
    ['1995年4月', '1995-04', true],
    ['1995年4月3日', '1995-04-03', true],
    ['1993-07', '1993-07', true],
    ['1962.10.16', '1962-10-16', true],
    ['19620816', '1962-08-16', true],
    [19620816, '1962-08-16', true],
    [199504, '1995-04', true],
    ['1962/8/16', '1962-08-16', true],
    ['1962 - 8 - 16', '1962-08-16', true],
    ['１９６２年８月', '1962-08', true],
    ['一九六二年十月十六日', '1962-10-16', true],
    ['一九六二年二月二十三日', '1962-02-23', true],
    ['1962-08-16 00:00:00', '1962-08-16', true],
    ['1962-08-16T00:00:00Z', '1962-08-16', true],
    ['16/8/1962', '1962-08-16', true],
    ['8/16/1962', '1962-08-16', true],
    ['3/4/1990', '1990-03-04', false],
    ['62.8.16', '1962-08-16', false],
    ['25.8', '2025-08', false],
    ['30年1月', '1930-01', false],
    [30000, '1982-02-18', false],
    [1995.12, '1995-12', true],
    [new Date('1990-01-01T00:00:00Z'), '1990-01-01', true],
  ])('%j is %s (sure: %s)', (cell, value, sure) => {
    expect(readDate(cell, false, today)).toEqual({ value, sure })
  })

  it.each<Cell>(['1990-02-30', '1990年13月', '农历八月', '1995', 1995, 1995.1, '99999999', 12, -5, 1e17])(
    '%j is none',
    (cell) => {
      expect(readDate(cell, false, today)).toBe('odd')
    },
  )

  it.each<Cell>(['', null, '/', '不详'])('%j is an empty cell', (cell) => {
    expect(readDate(cell, false, today)).toBeNull()
  })

  it('counts from 1900 and from 1904, across the day that never was', () => {
    expect([1, 59, 61, 36526].map((serial) => dateOfSerial(serial, false).toISOString().slice(0, 10))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2000-01-01',
    ])
    expect(dateOfSerial(0, true).toISOString().slice(0, 10)).toBe('1904-01-01')
    expect(readDate(36526 - 1462, true, today)).toEqual({ value: '2000-01-01', sure: false })
  })
})

describe('phones', () => {
  it.each<[Cell, string[], string[]]>([
    [19900000001, ['19900000001'], []],
    ['138 1234 1234', ['13812341234'], []],
    ['138-1234-1234', ['13812341234'], []],
    ['+86 138 1234 1234', ['13812341234'], []],
    ['１３８１２３４１２３４', ['13812341234'], []],
    ['13812341234；13912341234', ['13812341234', '13912341234'], []],
    ['13812341234、13912341234', ['13812341234', '13912341234'], []],
    ['13812341234/13912341234', ['13812341234', '13912341234'], []],
    ['13812341234\n13912341234', ['13812341234', '13912341234'], []],
    ['027-88886666 13812341234', ['027-88886666', '13812341234'], []],
    ['13812341234（儿子）', ['13812341234'], []],
    ['13812341234;13812341234', ['13812341234'], []],
    ['1.9900000001E+10', ['19900000001'], []],
    ['1.99E+10', [], ['1.99E+10']],
    ['12345', [], ['12345']],
    ['无', [], []],
  ])('%j are %j, odd %j', (cell, phones, odd) => {
    expect(readPhones(cell)).toMatchObject({ phones, odd })
  })
})

describe('a seat', () => {
  it.each([
    ['1栋1单元101室', '', '1', '1', '101'],
    ['3-2-501', '', '3', '2', '501'],
    ['3号楼2单元501', '', '3', '2', '501'],
    ['A座1203', '', 'A', '', '1203'],
    ['12栋501', '', '12', '', '501'],
    ['12-501', '', '12', '', '501'],
    ['某某路8号3栋2单元501室', '某某路8号', '3', '2', '501'],
    ['百瑞苑3-2-501', '百瑞苑', '3', '2', '501'],
    ['和平小区5号楼301', '和平小区', '5', '', '301'],
    ['二栋三单元401', '', '2', '3', '401'],
    ['3栋2单元5层2号', '', '3', '2', '502'],
    ['3 # 2 单元 501', '', '3', '2', '501'],
    ['03栋02单元501', '', '3', '2', '501'],
    ['1单元101室', '', '', '1', '101'],
    ['5楼502', '', '', '', '502'],
    ['501室', '', '', '', '501'],
    ['武昌区中山路123号', '', '', '', '武昌区中山路123号'],
    ['', '', '', '', ''],
  ])('%j is estate %j, building %j, entrance %j, room %j', (text, estate, building, entrance, roomNo) => {
    expect(readSeat(text)).toEqual({ estate, building, entrance, roomNo })
  })

  it('in cells of its own loses its generic words', () => {
    expect(['3栋', '第3栋', '3号楼', 3, 'a座', '03', '三栋', '办公楼'].map(bareBuilding)).toEqual([
      '3',
      '3',
      '3',
      '3',
      'A',
      '3',
      '3',
      '办公楼',
    ])
    expect(['1单元', '二单元', 1, '甲单元'].map(bareEntrance)).toEqual(['1', '2', '1', '甲单元'])
    expect(['501室', '0501', 501, '501-1', '/'].map(bareRoom)).toEqual(['501', '0501', '501', '501-1', ''])
  })

  it('is put together from what the cells tell', () => {
    const none = { estate: '', building: '', entrance: '', roomNo: '' }
    expect(joinSeat({ ...none, roomNo: '3-2-501' }, none)).toEqual({ estate: '', building: '3', entrance: '2', roomNo: '501' })
    expect(joinSeat({ ...none, building: '3', roomNo: '2-501' }, none)).toEqual({
      estate: '',
      building: '3',
      entrance: '2',
      roomNo: '501',
    })
    expect(joinSeat({ ...none, building: '3栋2单元', roomNo: '501' }, none)).toEqual({
      estate: '',
      building: '3',
      entrance: '2',
      roomNo: '501',
    })
    expect(joinSeat({ ...none, estate: '百瑞苑' }, readSeat('某路1号3栋2单元501'))).toEqual({
      estate: '百瑞苑',
      building: '3',
      entrance: '2',
      roomNo: '501',
    })
  })
})

describe('the cell of a citizen number', () => {
  it.each<[Cell, string]>([
    ['42010619900101001X', 'good'],
    ['42010619900101001x', 'good'],
    [' 420106 19900101 001X ', 'good'],
    ['４２０１０６１９９００１０１００１Ｘ', 'good'],
    ["'42010619900101001X", 'good'],
    ['420106-19900101-001X', 'good'],
    ['42010619900101001Х', 'good'],
    ['身份证：42010619900101001X', 'good'],
    ['420106900101001', 'good'],
    ['', 'none'],
    ['无', 'none'],
    [null, 'none'],
    [420106199001010000, 'number'],
    [420106900101001, 'number'],
    ['4.20106E+17', 'scientific'],
    ['4.2E17', 'scientific'],
    ['420106********001X', 'characters'],
    ['42010619900101', 'length'],
    ['420106199001010011', 'checksum'],
  ])('%j is %s', (cell, outcome) => {
    const reading = readNumber(cell, today)
    expect(reading.kind === 'wrong' ? reading.code : reading.kind).toBe(outcome)
  })
})

describe('words without a national table', () => {
  it('are understood', () => {
    expect(['常住人口', '流动人口', '境外人员', '户籍', '外星人'].map(readPopulationKind)).toEqual([
      'permanent',
      'floating',
      'overseas',
      'permanent',
      null,
    ])
    expect(['人户一致', '人在户不在', '户在人不在', '空挂户', '不一致'].map(readResidencyStatus)).toEqual([
      'matched',
      'livesHereHukouElsewhere',
      'livesElsewhere',
      'registeredOnly',
      null,
    ])
    expect(['自住', '出租', '空置', '群租', '商铺', '其他'].map(readUseType)).toEqual([
      'ownerOccupied',
      'rented',
      'vacant',
      'sharedRental',
      'commercial',
      null,
    ])
    expect(readCareTags('独居老人,低保;看门人')).toEqual({ tags: ['livingAlone', 'minimumAllowance'], odd: ['看门人'] })
    expect(['1', '是', '0', '否', '', '也许'].map((cell) => readYesNo(cell))).toEqual([true, true, false, false, null, 'odd'])
  })
})

it('no cell makes a reader throw', () => {
  fc.assert(
    fc.property(anyCell, fc.boolean(), (cell, epoch1904) => {
      cleanText(cell)
      readName(cell)
      readDate(cell, epoch1904, today)
      readPhones(cell)
      readSeat(cell)
      readNumber(cell, today)
      readYesNo(cell)
      joinSeat({ estate: '', building: bareBuilding(cell), entrance: bareEntrance(cell), roomNo: bareRoom(cell) }, readSeat(cell))
    }),
    { numRuns: 500 },
  )
})
