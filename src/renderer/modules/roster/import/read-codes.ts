import type { CodeTable } from '../../../lib/national/code-table'
import { educations } from '../../../lib/national/educations'
import { employments } from '../../../lib/national/employments'
import { ethnicities } from '../../../lib/national/ethnicities'
import { healths } from '../../../lib/national/healths'
import { maritals } from '../../../lib/national/maritals'
import { politicals } from '../../../lib/national/politicals'
import { saysNothing } from '../../../lib/sheet/cell-text'
import type { CareTag, Place, Resident } from '../schema'

/** Columns that hold a code of a national table under the record's own field name. */
export const codedFields = {
  ethnicity: ethnicities,
  politicalStatus: politicals,
  maritalStatus: maritals,
  education: educations,
  employment: employments,
  health: healths,
} as const satisfies Partial<Record<keyof Resident, CodeTable>>
export type CodedField = keyof typeof codedFields

/** 常住 流动 境外 in the words of sheets; null where they say something else. */
export function readPopulationKind(words: string): NonNullable<Resident['populationKind']> | null {
  if (/境外|外籍|港澳台|外国|台胞|overseas/i.test(words)) return 'overseas'
  if (/流动|暂住|外来|租住|floating/i.test(words)) return 'floating'
  return /常住|户籍|常驻|本地|permanent/i.test(words) ? 'permanent' : null
}

export function readResidencyStatus(words: string): NonNullable<Resident['residencyStatus']> | null {
  if (/空挂/.test(words)) return 'registeredOnly'
  if (/户在人不在|户在人在外|有户无人|人户分离\(?外出/.test(words)) return 'livesElsewhere'
  if (/人在户不在|有人无户|人在户在外/.test(words)) return 'livesHereHukouElsewhere'
  return /人户一致|人在户在|人户同在|一致/.test(words) && !/不一致/.test(words) ? 'matched' : null
}

export function readUseType(words: string): NonNullable<Place['useType']> | null {
  if (/群租|合租/.test(words)) return 'sharedRental'
  if (/出租|租赁|租住|承租|租房/.test(words)) return 'rented'
  if (/空置|空房|空闲|闲置|无人居住/.test(words)) return 'vacant'
  if (/商用|商铺|门面|经营|办公|商业|公司/.test(words)) return 'commercial'
  return /自住|自有|自用|自购|产权/.test(words) ? 'ownerOccupied' : null
}

const careWords: [RegExp, CareTag][] = [
  [/独居/, 'livingAlone'],
  [/空巢/, 'emptyNest'],
  [/高龄|八十|80岁|九十|百岁/, 'veryOld'],
  [/失能|半失能|失智|不能自理|卧床/, 'incapacitated'],
  [/残疾|残障|残$/, 'disabled'],
  [/低保|最低生活保障/, 'minimumAllowance'],
  [/特困|五保/, 'destitute'],
  [/孤儿|事实无人抚养/, 'orphan'],
  [/优抚|烈属|军属|伤残军人|退役|复员/, 'veteranBenefit'],
  [/重点(关爱|关注|人员|人群|对象)|关爱对象|留守/, 'focusCare'],
]

/** Care tags named in a cell, several parted by `,` `、` or a blank; what is not understood comes back as words. */
export function readCareTags(text: string): { tags: CareTag[]; odd: string[] } {
  const tags: CareTag[] = []
  const odd: string[] = []
  for (const part of text.split(/[,、;/|\s+]+/)) {
    if (part === '' || saysNothing(part) || part === '否' || part === '0') continue
    const found = careWords.filter(([pattern]) => pattern.test(part)).map(([, tag]) => tag)
    if (found.length === 0) odd.push(part)
    for (const tag of found) if (!tags.includes(tag)) tags.push(tag)
  }
  return { tags, odd }
}
