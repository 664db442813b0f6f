import { audiences, type Course } from './schema'

/** What a form fills in of a course; what is empty is left out (tidyCourse). */
export type CourseInput = Pick<Course, 'title' | 'audience' | 'creditHours'> & Partial<Pick<Course, 'category' | 'body' | 'note'>>
export type CourseField = 'title' | 'audience' | 'creditHours' | 'category'
export type CourseFaultCode = 'missing' | 'too-long' | 'hours-form'
export type CourseFault = { field: CourseField; code: CourseFaultCode }

export type CourseRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  /** The same name for the same people stands already. */
  | { code: 'exists' }
  /** 市级: it changes with the city's file and nowhere else. */
  | { code: 'city' }
  | { code: 'faulty'; faults: CourseFault[] }

/** Characters, as the schema has them. */
export const longest = {
  title: 120,
  category: 60,
  place: 120,
  teacher: 60,
  body: 2000,
  note: 1000,
  reason: 300,
  name: 60,
  organisation: 120,
} as const

/** 市民讲堂 and its like: offered to choose from, anything may be written. */
export const categories = {
  worker: ['能力提升', '政策法规', '应急处置'],
  resident: ['市民讲堂', '健康养生', '智能手机', '书画'],
  minor: ['追光少年团', '暑期托管班'],
} as const

export const tidyText = (text: string | undefined): string | undefined =>
  text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined

/** Quarters of an hour, to a day at most. */
export const isSittingHours = (hours: number): boolean => hours >= 0 && hours <= 24 && Number.isInteger(hours * 4)

/** Leaves out what is undefined, so that a record holds no empty field. */
export const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

export function tidyCourse({ title, audience, creditHours, category, body, note }: CourseInput): CourseInput {
  const tidied = { category: tidyText(category), body: body?.trim() || undefined, note: note?.trim() || undefined }
  return filled({ title: tidyText(title) ?? '', audience, creditHours, ...tidied }) as CourseInput
}

/** What is wrong with a course that was tidied, in the form's order. */
export function faultsOfCourse({ title, audience, creditHours, category = '' }: CourseInput): CourseFault[] {
  const faults: CourseFault[] = []
  if (title === '') faults.push({ field: 'title', code: 'missing' })
  if (title.length > longest.title) faults.push({ field: 'title', code: 'too-long' })
  if (!audiences.includes(audience)) faults.push({ field: 'audience', code: 'missing' })
  if (!isSittingHours(creditHours)) faults.push({ field: 'creditHours', code: 'hours-form' })
  if (category.length > longest.category) faults.push({ field: 'category', code: 'too-long' })
  return faults
}
