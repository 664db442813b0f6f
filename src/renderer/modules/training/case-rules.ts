import { isPhone } from '../../lib/national/phone'
import { isDay } from '../../lib/time'
import { tidyTags } from './problem-rules'
import type { CaseStudy } from './schema'

/** Characters, as the schema has them. */
export const longestOfCase = {
  title: 120,
  body: 4000,
  measures: 4000,
  result: 2000,
  category: 60,
  tag: 30,
  tags: 20,
  name: 60,
  organisation: 120,
  problems: 200,
} as const

/** What a form fills in of a case. */
export type CaseInput = Pick<CaseStudy, 'title' | 'day'> &
  Partial<
    Pick<CaseStudy, 'body' | 'category' | 'tags' | 'problemIds' | 'measures' | 'result' | 'name' | 'phone' | 'organisation'>
  >
export type CaseField = 'title' | 'day' | 'body' | 'measures' | 'result' | 'category' | 'tags' | 'name' | 'phone' | 'organisation'
export type CaseFault = {
  field: CaseField
  code: 'missing' | 'too-long' | 'day-form' | 'day-ahead' | 'too-many' | 'phone-form' | 'says-phone'
}
export type CaseRefusal = { code: 'not-allowed' | 'gone' | 'exists' } | { code: 'faulty'; faults: CaseFault[] }

const line = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined
const lines = (text: string | undefined): string | undefined => text?.trim() || undefined

export const tidyCase = (input: CaseInput) => ({
  title: input.title.replace(/\s+/g, ' ').trim(),
  day: input.day.trim(),
  body: lines(input.body),
  measures: lines(input.measures),
  result: lines(input.result),
  category: line(input.category),
  tags: tidyTags(input.tags),
  problemIds: input.problemIds && input.problemIds.length > 0 ? [...new Set(input.problemIds)] : undefined,
  name: line(input.name),
  phone: line(input.phone)?.replace(/\s/g, ''),
  organisation: line(input.organisation),
})

/** 18 or 11 digits in a row: somebody's number, which has its field (the contact's) or no place in a case at all. */
const ownNumber = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dxX])(?!\d)/

/** What is wrong with a case that was tidied, in the form's order. What was done has to be said: it is what a case is for. */
export function faultsOfCase(study: ReturnType<typeof tidyCase>, today: string): CaseFault[] {
  const faults: CaseFault[] = []
  const fault = (isFaulty: boolean, field: CaseField, code: CaseFault['code']) => {
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  }
  const { title, day, phone, tags = [] } = study
  fault(title === '', 'title', 'missing')
  fault(!isDay(day), 'day', 'day-form')
  fault(day > today, 'day', 'day-ahead')
  fault(!study.measures, 'measures', 'missing')
  for (const field of ['title', 'body', 'measures', 'result', 'category', 'name', 'organisation'] as const)
    fault((study[field] ?? '').length > longestOfCase[field], field, 'too-long')
  for (const field of ['title', 'body', 'measures', 'result'] as const)
    fault(ownNumber.test((study[field] ?? '').normalize('NFKC')), field, 'says-phone')
  fault(tags.length > longestOfCase.tags, 'tags', 'too-many')
  fault(
    tags.some((tag) => tag.length > longestOfCase.tag),
    'tags',
    'too-long',
  )
  fault(phone !== undefined && !isPhone(phone), 'phone', 'phone-form')
  return faults
}

/** Whether printing or saving a case lets out something about a person. */
export const peopleIn = ({ name, phone }: Pick<CaseStudy, 'name' | 'phone'>): number => (name || phone ? 1 : 0)
