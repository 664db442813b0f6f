import { checkCharacter } from '../../../../lib/national/citizen-number'
import type { Merge } from '../../../../lib/sheet/types'
import { type OutCell, type OutSheet, writeWorkbook } from '../../../../lib/sheet/write-workbook'
import type { RefusalCode } from '../types'

/** A sheet as messy as an office's, made up, with what must come of it. */
export type Messy = {
  bytes: Uint8Array
  people: number
  households: number
  /** Row as a spreadsheet numbers it. */
  refused: { row: number; code: RefusalCode }[]
}

type Member = { name: string; relation: string; number: string; birth: string; sex: string }
type Family = { building: number; entrance: number; room: string; members: Member[] }

/** mulberry32: small, even enough, the same everywhere. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number of county 420199, which no county has, with a right check character. */
export function numberOf(birth: string, sequence: number): string {
  const digits = `420199${birth}${String(sequence % 1000).padStart(3, '0')}`
  return digits + checkCharacter(digits)
}

const surnames = [...'梁付韦吕杨汤莫钟方贺欧单曾解仇']
const given = ['博', '江', '思', '明胜', '然春', '霞海', '磊萱', '秀军', '梅', '胜涵', '志英']
const others = ['配偶', '长子', '次女', '母亲', '儿媳', '租户']

function familiesOf(roll: () => number, count: number): Family[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  let sequence = 0
  return Array.from({ length: count }, (_, i): Family => {
    const members = Array.from({ length: 1 + Math.floor(roll() * 4) }, (_, m): Member => {
      const birth = `${1940 + Math.floor(roll() * 70)}${String(1 + Math.floor(roll() * 12)).padStart(2, '0')}${String(1 + Math.floor(roll() * 28)).padStart(2, '0')}`
      sequence += 1
      const number = numberOf(birth, sequence)
      const sex = Number(number.charAt(16)) % 2 === 1 ? '男' : '女'
      return {
        name: `${pick(surnames)}${pick(given)}${m === 0 ? '' : m}`.replace(/\d/, (d) => '一二三四'.charAt(Number(d) - 1)),
        relation: m === 0 ? '户主' : pick(others),
        number,
        birth,
        sex,
      }
    })
    return {
      building: 1 + Math.floor(i / 24),
      entrance: 1 + (Math.floor(i / 12) % 2),
      room: `${1 + (Math.floor(i / 2) % 6)}0${1 + (i % 2)}`,
      members,
    }
  })
}

type Damage = { code: RefusalCode; cell: (number: string) => OutCell }

const damages: Damage[] = [
  { code: 'checksum', cell: (n) => n.slice(0, 17) + (n.endsWith('5') ? '6' : '5') },
  { code: 'length', cell: (n) => n.slice(0, 14) },
  { code: 'number', cell: (n) => Number(n.replace('X', '0')) },
  { code: 'scientific', cell: () => '4.20199E+17' },
  { code: 'characters', cell: (n) => `${n.slice(0, 9)}O${n.slice(10)}` },
  { code: 'date', cell: (n) => `${n.slice(0, 10)}13${n.slice(12)}` },
]

const handwritings: ((number: string) => string)[] = [
  (n) => n,
  (n) => n.toLowerCase(),
  (n) => ` ${n.slice(0, 6)} ${n.slice(6, 14)} ${n.slice(14)} `,
  (n) => [...n].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  (n) => `'${n}`,
  (n) => `\u200b${n}`,
]

const dates: ((birth: string) => OutCell)[] = [
  (b) => `${b.slice(0, 4)}年${Number(b.slice(4, 6))}月`,
  (b) => `${b.slice(0, 4)}-${b.slice(4, 6)}`,
  (b) => `${b.slice(0, 4)}.${Number(b.slice(4, 6))}.${Number(b.slice(6))}`,
  (b) => new Date(Date.UTC(Number(b.slice(0, 4)), Number(b.slice(4, 6)) - 1, Number(b.slice(6)))),
  (b) => Number(b),
  (b) => `${b.slice(0, 4)}/${Number(b.slice(4, 6))}/${Number(b.slice(6))}`,
]

const spread = (name: string) => (name.length === 2 ? `${name.charAt(0)}\u3000${name.charAt(1)}` : name)

export type MessyOptions = {
  seed: number
  households: number
  /** One row in so many has a damaged number. */
  damaged: number
  merged: boolean
  titles: boolean
  /** The header comes again every so many households, as in pasted pages; 0 for never. */
  pages: number
  epoch1904: boolean
}

export const defaultMess: MessyOptions = {
  seed: 1,
  households: 60,
  damaged: 25,
  merged: true,
  titles: true,
  pages: 0,
  epoch1904: false,
}

const group = ['序号', '户主姓名', '住址', null, null, '家庭成员信息', null, null, null, null, null, '备注']
const leaf = [null, null, '楼栋', '单元', '房号', '姓 名', '与户主\n关系', '公民身份号码', '性别', '出生年月', '联系方式', null]

/** The header of two rows with its merges, from this row (zero-based) on. */
const headerMerges = (top: number): Merge[] => [
  ...[0, 1, 11].map((c) => ({ top, left: c, bottom: top + 1, right: c })),
  { top, left: 2, bottom: top, right: 4 },
  { top, left: 5, bottom: top, right: 10 },
]

/** Makes a roster with title, fill-in line, two-row merged header, merged or blank household cells, total and signatures. */
export function messyRoster(options: MessyOptions): Messy {
  const roll = dice(options.seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  const sheet: OutSheet & { merges: Merge[] } = { name: '花名册', rows: [], merges: [] }
  const refused: Messy['refused'] = []
  const header = () => {
    sheet.merges.push(...headerMerges(sheet.rows.length))
    sheet.rows.push(group, leaf)
  }
  if (options.titles) {
    sheet.rows.push(
      ['智苑社区居民花名册'],
      ['填报单位：智苑社区居委会', null, null, null, null, null, null, '填报日期：2026年5月28日'],
    )
    sheet.merges.push({ top: 0, left: 0, bottom: 0, right: 11 })
  }
  header()
  let people = 0
  familiesOf(roll, options.households).forEach((family, i) => {
    if (options.pages > 0 && i > 0 && i % options.pages === 0) {
      sheet.rows.push(['小计', null, null, null, null, `${people}人`], [null])
      header()
    }
    const top = sheet.rows.length
    family.members.forEach((member, m) => {
      const damage = roll() * options.damaged < 1 ? pick(damages) : null
      const cell = damage ? damage.cell(member.number) : pick(handwritings)(member.number)
      if (damage) refused.push({ row: sheet.rows.length + 1, code: damage.code })
      const phone = 19_900_000_000 + people
      const own = [
        spread(member.name),
        member.relation,
        cell,
        member.sex,
        pick(dates)(member.birth),
        roll() < 0.5 ? phone : String(phone),
        null,
      ]
      const shared =
        m === 0 ? [i + 1, member.name, `${family.building}栋`, family.entrance, family.room] : [null, null, null, null, null]
      sheet.rows.push([...shared, ...own])
      people += 1
    })
    if (options.merged && family.members.length > 1) {
      for (let c = 0; c < 5; c += 1) sheet.merges.push({ top, left: c, bottom: sheet.rows.length - 1, right: c })
    }
  })
  if (options.titles) {
    sheet.rows.push(
      ['合　计', null, null, null, null, `${people}人`],
      ['填表人：（签字）', null, null, null, null, null, null, '审核人：（签字）'],
    )
  }
  return { bytes: writeWorkbook([sheet], { epoch1904: options.epoch1904 }), people, households: options.households, refused }
}
