import { checkCharacter } from '../../../lib/national/citizen-number'
import { ageOn } from '../../../lib/time'
import type { CareTag, Resident } from '../schema'
import { addDays } from './days'
import type { Dice } from './dice'
import type { Household, Member } from './families'

/** No county has this code: a number made here can be nobody's. */
const countyOfNobody = '420199'

/** Hands out citizen numbers (GB 11643), each once: odd sequence numbers for men, even ones for women. */
export function createNumbering(): (member: Pick<Member, 'birthDate' | 'sex'>) => string {
  const used = new Map<string, number>()
  return ({ birthDate, sex }) => {
    const day = birthDate.replaceAll('-', '')
    const count = used.get(day + sex) ?? 0
    used.set(day + sex, count + 1)
    const sequence = String(2 * count + (sex === '1' ? 1 : 2)).padStart(3, '0')
    const digits = countyOfNobody + day + sequence
    return digits + checkCharacter(digits)
  }
}

/** `199 0000 xxxx`: ten thousand numbers that are not given to anyone; a larger roster uses them again. */
export const phoneOf = (index: number): string => `1990000${String((index * 7919) % 10_000).padStart(4, '0')}`

const educationOf = (dice: Dice, birthYear: number, age: number): string | undefined => {
  if (age < 6) return undefined
  if (age < 22) return age < 13 ? '80' : age < 16 ? '70' : age < 19 ? '60' : '20'
  if (birthYear < 1955)
    return dice.weigh([
      ['80', 45],
      ['70', 30],
      ['60', 12],
      ['40', 8],
      ['30', 3],
      ['20', 2],
    ])
  if (birthYear < 1975)
    return dice.weigh([
      ['80', 12],
      ['70', 35],
      ['60', 22],
      ['40', 13],
      ['30', 11],
      ['20', 7],
    ])
  return dice.weigh([
    ['70', 14],
    ['60', 15],
    ['40', 13],
    ['30', 24],
    ['20', 29],
    ['10', 5],
  ])
}

const employmentOf = (dice: Dice, member: Member, age: number): string | undefined => {
  if (age < 6) return undefined
  if (age < 22) return '31'
  if (age >= (member.sex === '1' ? 60 : 55)) return dice.chance(0.94) ? '80' : '70'
  return dice.weigh([
    ['17', 30],
    ['24', 18],
    ['13', 16],
    ['54', 10],
    ['51', 8],
    ['21', 5],
    ['11', 4],
    ['70', 7],
    ['90', 2],
  ])
}

const politicalOf = (dice: Dice, age: number): string => {
  if (age < 14) return '13'
  if (age < 28)
    return dice.weigh([
      ['03', 40],
      ['13', 55],
      ['01', 4],
      ['02', 1],
    ])
  return dice.weigh([
    ['13', 88],
    ['01', age > 60 ? 13 : 9],
    ['06', 0.5],
    ['04', 0.3],
    ['10', 0.3],
  ])
}

const healthOf = (dice: Dice, age: number): string => {
  if (dice.chance(0.012))
    return dice.weigh([
      ['64', 5],
      ['61', 2],
      ['62', 2],
      ['65', 1],
      ['66', 1],
    ])
  if (age < 50) return dice.chance(0.97) ? '10' : '20'
  return dice.weigh([
    ['10', age > 70 ? 40 : 75],
    ['20', 12],
    ['31', 16],
    ['37', 10],
    ['32', 3],
    ['33', 3],
  ])
}

/** People who need help, as far as the household and the papers say so; the rest is as rare as in life. */
export function careTagsOf(dice: Dice, household: Household, member: Member, age: number, health: string): CareTag[] {
  const tags: CareTag[] = []
  const alive = household.members.filter(({ died }) => !died)
  if (age >= 65 && alive.length === 1) tags.push('livingAlone')
  if (household.kind === 'oldCouple' && alive.length === 2 && age >= 60) tags.push('emptyNest')
  if (age >= 80) tags.push('veryOld')
  if (age >= 75 && dice.chance(0.05)) tags.push('incapacitated')
  if (health.startsWith('6')) tags.push('disabled')
  if (household.kind === 'grandparent' && age < 18 && dice.chance(0.2)) tags.push('orphan')
  if (dice.chance(0.012)) tags.push('minimumAllowance')
  else if (age >= 60 && alive.length === 1 && dice.chance(0.02)) tags.push('destitute')
  if (member.sex === '1' && age >= 55 && dice.chance(0.015)) tags.push('veteranBenefit')
  if (dice.chance(0.003)) tags.push('focusCare')
  return tags
}

const prefectures = [
  '湖北省黄冈市',
  '湖北省孝感市',
  '湖北省荆州市',
  '湖北省咸宁市',
  '湖北省随州市',
  '河南省信阳市',
  '湖南省岳阳市',
  '江西省九江市',
]

/** 户籍: one household has its hukou in one place. */
export function hukouOf(dice: Dice, household: Household, use: string, estate: string): Partial<Resident> {
  const away = household.kind === 'flatShare' || household.kind === 'young' ? 0.6 : use === 'rented' ? 0.55 : 0.04
  if (dice.chance(away)) {
    return { populationKind: 'floating', residencyStatus: 'livesHereHukouElsewhere', hukouPlace: dice.pick(prefectures) }
  }
  if (dice.chance(0.025)) {
    return { populationKind: 'permanent', residencyStatus: 'livesElsewhere', hukouEstate: estate, actualAddress: '本市其他城区' }
  }
  return { populationKind: 'permanent', residencyStatus: 'matched', hukouEstate: estate }
}

/** What the census would write down of one person. `today` is `YYYY-MM-DD`. */
export function papersOf(dice: Dice, household: Household, member: Member, today: string): Partial<Resident> {
  const age = ageOn(member.birthDate, today)
  const health = healthOf(dice, age)
  const tags = member.died ? [] : careTagsOf(dice, household, member, age, health)
  return {
    maritalStatus: member.marital,
    ethnicity: dice.weigh([
      ['01', 950],
      ['15', 18],
      ['03', 12],
      ['11', 7],
      ['06', 6],
      ['08', 3],
      ['02', 2],
      ['12', 2],
    ]),
    education: educationOf(dice, Number(member.birthDate.slice(0, 4)), age),
    employment: employmentOf(dice, member, age),
    politicalStatus: politicalOf(dice, age),
    health,
    ...(tags.length > 0 ? { careTags: tags } : {}),
    ...(member.died ? { diedOn: addDays(today, -dice.between(20, 700)) } : {}),
  }
}
