import { cleanText, saysNothing } from '../../../lib/sheet/cell-text'
import type { Cell } from '../../../lib/sheet/types'

/** Where somebody lives, part by part; an empty part is not told. */
export type Seat = { estate: string; building: string; entrance: string; roomNo: string }

const nowhere: Seat = { estate: '', building: '', entrance: '', roomNo: '' }

const digitOf: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** 三 → 3, 十二 → 12, 二十 → 20; anything else unchanged. */
function arabic(text: string): string {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (!match || text === '') return text
  const [, tens, ten, ones] = match
  if (!ten) return String(digitOf[tens || ones || ''] ?? text)
  return String((tens ? (digitOf[tens] ?? 0) : 1) * 10 + (ones ? (digitOf[ones] ?? 0) : 0))
}

/** `03` and `3` are one building; letters are written large. */
const number = (text: string): string =>
  arabic(text.trim())
    .replace(/^0+(?=\d)/, '')
    .toUpperCase()

const buildingWord = '(?:号楼栋|号楼|号栋|楼栋|栋楼|栋|幢|座|#楼|#栋|#|号院楼|楼)'
const entranceWord = '(?:单元门|单元|门洞|号门|门栋|门|梯)'
const roomWord = '(?:号房|房间|室|房|户|号)'
const label = '[0-9A-Za-z一二三四五六七八九十]{1,6}'

/** A cell of one part alone: `3栋` → `3`, `第2单元` → `2`, `501室` → `501`. Words without a number stay as they are. */
function bare(cell: Cell | undefined, word: string): string {
  const text = cleanText(cell).replace(/\s/g, '')
  if (text === '' || (saysNothing(text) && !/^[一二三]$/.test(text))) return ''
  const match = new RegExp(`^第?(${label})(?:${word})?$`).exec(text.replace(/\.0$/, ''))
  return match?.[1] ? number(match[1]) : text
}

export const bareBuilding = (cell: Cell | undefined): string => bare(cell, buildingWord)
export const bareEntrance = (cell: Cell | undefined): string => bare(cell, entranceWord)

/** A room keeps its leading zero: 0501 is on the fifth floor of a house that counts with four digits. */
export function bareRoom(cell: Cell | undefined): string {
  const text = cleanText(cell).replace(/\s/g, '').replace(/\.0$/, '')
  if (saysNothing(text)) return ''
  return text.replace(new RegExp(`^第?([0-9A-Za-z]+)${roomWord}$`), '$1').toUpperCase()
}

/** 5层2号 → 502 */
function roomOn(floor: string | undefined, room: string): string {
  const name = room.toUpperCase()
  return floor && /^\d{1,2}$/.test(name) ? `${number(floor)}${name.padStart(2, '0')}` : name
}

const tail = `(?:(${label})(?:层|楼))?第?([0-9A-Za-z]{1,6})${roomWord}?`
const withBuilding = new RegExp(`^(.*?)第?(${label})${buildingWord}[-,]?(?:第?(${label})${entranceWord}[-,]?)?(?:${tail})?$`)
const withEntrance = new RegExp(`^(.*?)第?(${label})${entranceWord}[-,]?(?:${tail})?$`)
const dashed = /^(.*?)([0-9A-Za-z]{1,5})[-－—–/#]([0-9A-Za-z]{1,5})(?:[-－—–/]([0-9A-Za-z]{1,6}))?(?:室|号|房)?$/
const roomAlone = new RegExp(`^(?:(${label})(?:层|楼))?([0-9A-Za-z]{1,6})${roomWord}?$`)

/** No address is longer; the patterns below try every place to begin. */
const longestSeat = 120

/**
 * Reads a combined address: `1栋1单元101室`, `3-2-501`, `3号楼2单元501`, `A座1203`, `12栋501`, `某某路8号3栋2单元501室`.
 * What stands before the building is the estate. What cannot be taken apart is kept whole as the room.
 */
export function readSeat(cell: Cell | undefined): Seat {
  const text = cleanText(cell).replace(/\s/g, '')
  if (text === '' || saysNothing(text)) return nowhere
  if (text.length > longestSeat) return { ...nowhere, roomNo: text }
  let match = withBuilding.exec(text)
  if (
    match &&
    !(match[1] === '' && match[3] === undefined && match[5] === undefined && /楼$/.test(text) && !/号楼|栋/.test(text))
  ) {
    const [, before = '', building = '', entrance, floor, room] = match
    // 5楼502 is the fifth floor: the room's number begins with it.
    const isFloor =
      !entrance &&
      room &&
      room.length >= 3 &&
      room.startsWith(number(building)) &&
      new RegExp(`(?<![号栋幢#])楼[-,]?第?${room}`).test(text)
    if (isFloor) return { ...nowhere, estate: before, roomNo: room.toUpperCase() }
    return {
      estate: before.replace(/[,，\-—]$/, ''),
      building: number(building),
      entrance: entrance ? number(entrance) : '',
      roomNo: room ? roomOn(floor, room) : '',
    }
  }
  match = withEntrance.exec(text)
  if (match) {
    const [, before = '', entrance = '', floor, room] = match
    return { estate: before, building: '', entrance: number(entrance), roomNo: room ? roomOn(floor, room) : '' }
  }
  match = dashed.exec(text)
  if (match) {
    const [, before = '', first = '', second = '', third] = match
    if (third === undefined) return { estate: before, building: number(first), entrance: '', roomNo: second.toUpperCase() }
    return { estate: before, building: number(first), entrance: number(second), roomNo: third.toUpperCase() }
  }
  match = roomAlone.exec(text)
  return { ...nowhere, roomNo: match?.[2] ? roomOn(match[1], match[2]) : text }
}

/** The seat of separate cells, a combined one filling what they leave open (`2-501` in the room's cell, a whole address beside). */
export function joinSeat(parts: { estate: string; building: string; entrance: string; roomNo: string }, combined: Seat): Seat {
  const room = /[-—–单栋幢]/.test(parts.roomNo) ? readSeat(parts.roomNo) : { ...nowhere, roomNo: parts.roomNo }
  const house = /单元|\d[-—–]\d/.test(parts.building) ? readSeat(parts.building) : { ...nowhere, building: parts.building }
  // `2-501` in a room's cell beside a building's: the first number is the entrance.
  const roomEntrance = room.entrance || (parts.building !== '' && room.building !== '' ? room.building : '')
  return {
    estate: parts.estate || combined.estate,
    building: house.building || (parts.building === '' ? room.building : '') || combined.building,
    entrance: parts.entrance || house.entrance || roomEntrance || combined.entrance,
    roomNo: room.roomNo || house.roomNo || combined.roomNo,
  }
}
