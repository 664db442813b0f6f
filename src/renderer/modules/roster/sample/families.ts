import { addDays, yearsBefore } from './days'
import type { Dice } from './dice'

/** A person of a household before they have papers. */
export type Member = {
  sex: '1' | '2'
  birthDate: string
  /** GB/T 4761, two digits */
  relation: string
  /** Members who share a family name carry the same number here. */
  line: number
  /** GB/T 2261.2 */
  marital: '10' | '20' | '30' | '40'
  died?: boolean
}

export type Household = { kind: HouseholdKind; members: Member[] }

const kinds = [
  ['young', 10],
  ['olderSingle', 5],
  ['widowed', 7],
  ['couple', 8],
  ['oneChild', 27],
  ['twoChildren', 9],
  ['oldCouple', 14],
  ['threeGenerations', 9],
  ['parentWithChild', 5],
  ['grandparent', 1.5],
  ['flatShare', 2.5],
] as const
export type HouseholdKind = (typeof kinds)[number][0]

type Maker = (dice: Dice, today: string) => Member[]

const bornAt = (dice: Dice, today: string, least: number, most: number): string =>
  addDays(yearsBefore(today, dice.between(least, most)), -dice.between(0, 363))

const person = (
  dice: Dice,
  today: string,
  ages: readonly [number, number],
  rest: Pick<Member, 'relation' | 'marital'> & Partial<Member>,
): Member => ({
  sex: dice.chance(0.51) ? '1' : '2',
  birthDate: bornAt(dice, today, ages[0], ages[1]),
  line: 0,
  ...rest,
})

/** Husband and wife of about one age; whoever is the householder stands first. */
function couple(dice: Dice, today: string, ages: readonly [number, number], line = 0): [Member, Member] {
  const husband = person(dice, today, ages, { sex: '1', relation: '02', marital: '20', line })
  const apart = dice.between(-500, 1500)
  // No wife here is under 22: the earlier of the two days.
  const [birthDate = today] = [addDays(husband.birthDate, apart), yearsBefore(today, 22)].sort()
  const wife: Member = { sex: '2', birthDate, relation: '12', line: line + 100, marital: '20' }
  return dice.chance(0.78)
    ? [husband, wife]
    : [
        { ...wife, relation: '02' },
        { ...husband, relation: '11' },
      ]
}

/** 独生子 or 独生女 alone; 长子 次子 长女 次女 where there are two, counted by sex as families do. */
function childRelation(sex: '1' | '2', siblings: Member[], alone: boolean): string {
  if (alone) return sex === '1' ? '21' : '31'
  const sameSex = siblings.filter((sibling) => sibling.sex === sex).length
  return `${sex === '1' ? '2' : '3'}${2 + sameSex}`
}

const motherOf = (parents: Member[]): Member => parents.find(({ sex }) => sex === '2') ?? (parents[0] as Member)
const fatherLineOf = (parents: Member[]): number => parents.find(({ sex }) => sex === '1')?.line ?? 900

/** Children born when their mother was 22 to 35, none in the future, none over 27 and still here. */
function childrenOf(dice: Dice, today: string, parents: Member[], count: number): Member[] {
  const children: Member[] = []
  let born = addDays(motherOf(parents).birthDate, Math.round(dice.between(22, 33) * 365.25) + dice.between(0, 364))
  for (let index = 0; index < count; index += 1) {
    const sex = dice.chance(0.53) ? '1' : '2'
    const birthDate = born < yearsBefore(today, 27) ? bornAt(dice, today, 18, 26) : born
    if (birthDate >= today) break
    const relation = childRelation(sex, children, count === 1)
    children.push({ sex, birthDate, relation, line: fatherLineOf(parents), marital: '10' })
    born = addDays(birthDate, dice.between(600, 2200))
  }
  // A second child that is not born yet makes the first an only one.
  return children.length === 1 ? children.map((child) => ({ ...child, relation: child.sex === '1' ? '21' : '31' })) : children
}

function threeGenerations(dice: Dice, today: string): Member[] {
  const parents = couple(dice, today, [29, 44])
  const [head, spouse] = parents
  const children = childrenOf(dice, today, parents, dice.chance(0.7) ? 1 : 2)
  const oldMother = addDays(head.birthDate, -Math.round(dice.between(22, 30) * 365.25))
  const oldFather = addDays(oldMother, -dice.between(0, 1400))
  const both = dice.chance(0.6)
  const old: Member[] = [
    { sex: '2', birthDate: oldMother, relation: '52', line: 200, marital: both ? '20' : '30' },
    ...(both ? [{ sex: '1', birthDate: oldFather, relation: '51', line: head.line, marital: '20' } as const] : []),
  ]
  return [head, spouse, ...children, ...old]
}

function grandparent(dice: Dice, today: string): Member[] {
  const old = person(dice, today, [62, 76], { relation: '02', marital: '30' })
  const born = bornAt(dice, today, 4, 15)
  const sex = dice.chance(0.5) ? '1' : '2'
  return [old, { sex, birthDate: born, relation: sex === '1' ? '41' : '42', line: old.sex === '1' ? 0 : 300, marital: '10' }]
}

function oldCouple(dice: Dice, today: string): Member[] {
  const [head, spouse] = couple(dice, today, [60, 84])
  return dice.chance(0.05)
    ? [
        { ...head, marital: '30' },
        { ...spouse, died: true },
      ]
    : [head, spouse]
}

function flatShare(dice: Dice, today: string): Member[] {
  const relationOf = (index: number) => (index === 0 ? '02' : '99')
  return Array.from({ length: dice.between(3, 4) }, (_, index) =>
    person(dice, today, [21, 34], { relation: relationOf(index), marital: '10', line: index }),
  )
}

function parentWithChild(dice: Dice, today: string): Member[] {
  const parent = person(dice, today, [32, 52], {
    relation: '02',
    marital: dice.chance(0.8) ? '40' : '30',
    sex: dice.chance(0.3) ? '1' : '2',
  })
  return [parent, ...childrenOf(dice, today, [parent], 1)]
}

const makers: { readonly [K in HouseholdKind]: Maker } = {
  young: (dice, today) => [person(dice, today, [21, 34], { relation: '02', marital: '10' })],
  olderSingle: (dice, today) => [person(dice, today, [38, 62], { relation: '02', marital: dice.chance(0.6) ? '40' : '10' })],
  widowed: (dice, today) => [person(dice, today, [66, 94], { relation: '02', marital: '30', sex: dice.chance(0.3) ? '1' : '2' })],
  couple: (dice, today) => couple(dice, today, [25, 58]),
  oneChild: (dice, today) => {
    const parents = couple(dice, today, [26, 50])
    return [...parents, ...childrenOf(dice, today, parents, 1)]
  },
  twoChildren: (dice, today) => {
    const parents = couple(dice, today, [29, 46])
    return [...parents, ...childrenOf(dice, today, parents, 2)]
  },
  oldCouple,
  threeGenerations,
  parentWithChild,
  grandparent,
  flatShare,
}

/** One household as it could live here, its householder first; `today` is `YYYY-MM-DD`. */
export function makeHousehold(dice: Dice, today: string, kind: HouseholdKind = dice.weigh(kinds)): Household {
  return { kind, members: makers[kind](dice, today) }
}
