import type { Place } from '../schema'
import type { Dice } from './dice'

/** One dwelling by the names above it, as people say them: 锦澜苑 3-2-501. An empty one has no household. */
export type Home = {
  estate: string
  grid: string
  building: string
  entrance: string
  room: string
  use: NonNullable<Place['useType']>
}

const heads =
  '锦澜 临湖 翠柳 江畔 梧桐 德馨 向阳 紫薇 云麓 秀水 同心 望江 青禾 兰溪 枫林 百合 映月 长乐 丹桂 玉泉 鹤鸣 松涛 新安 和美'.split(
    ' ',
  )
const tails = ['苑', '花园', '小区', '里', '雅居', '公寓', '家园', '新村', '宿舍', '府']

type Style = {
  floors: readonly [number, number]
  entrances: readonly [number, number]
  doors: readonly [number, number]
  buildings: readonly [number, number]
}

/** 老旧小区 without a lift, and towers. */
const walkUp: Style = { floors: [6, 7], entrances: [2, 5], doors: [2, 2], buildings: [6, 14] }
const tower: Style = { floors: [18, 33], entrances: [1, 2], doors: [3, 4], buildings: [3, 7] }

const drawUse = (dice: Dice): Home['use'] =>
  dice.weigh([
    ['ownerOccupied', 74],
    ['rented', 18],
    ['vacant', 7.5],
    ['commercial', 0.5],
  ])

/** No fourth floor is left out and no thirteenth: most houses here have them. */
function* homesOfBuilding(dice: Dice, style: Style, names: Pick<Home, 'estate' | 'grid' | 'building'>): Generator<Home> {
  const floors = dice.between(...style.floors)
  const entrances = dice.between(...style.entrances)
  const doors = dice.between(...style.doors)
  for (let entrance = 1; entrance <= entrances; entrance += 1) {
    for (let floor = 1; floor <= floors; floor += 1) {
      for (let door = 1; door <= doors; door += 1) {
        yield { ...names, entrance: String(entrance), room: `${floor}${String(door).padStart(2, '0')}`, use: drawUse(dice) }
      }
    }
  }
}

/** Homes without end, estate after estate, in the order of an address book. A grid (网格) has about 300 of them. */
export function* walkHomes(dice: Dice): Generator<Home> {
  const start = dice.between(0, heads.length - 1)
  let grid = 1
  let inGrid = 0
  for (let number = 0; ; number += 1) {
    const round = Math.floor(number / heads.length)
    const head = heads[(start + number) % heads.length] as string
    const tail = tails[(start * 3 + number * 7 + round) % tails.length] as string
    const estate = round < tails.length ? head + tail : `${head}${tail}${round}期`
    const style = dice.chance(0.55) ? walkUp : tower
    const buildings = dice.between(...style.buildings)
    for (let building = 1; building <= buildings; building += 1) {
      if (inGrid > 300) {
        grid += 1
        inGrid = 0
      }
      for (const home of homesOfBuilding(dice, style, { estate, grid: `第${grid}网格`, building: String(building) })) {
        inGrid += 1
        yield home
      }
    }
  }
}
