import { isDay } from '../../lib/time'
import type { Subject } from './subject-rules'
import { dayAfter } from './subject-rules'
import { ticketDays } from './ticket-rules'

/** What a form holds of a request or a ticket. */
export type SubjectInput = {
  title: string
  body?: string
  category?: string
  severity?: number
  estateId?: string
  place?: string
  name?: string
  phone?: string
  dueOn?: string
  note?: string
}
export const subjectFields = [
  'title',
  'body',
  'category',
  'severity',
  'estateId',
  'place',
  'name',
  'phone',
  'dueOn',
  'note',
] as const satisfies readonly (keyof SubjectInput)[]

/** Characters, as the schema has them. */
export const longest = { title: 120, body: 2000, category: 60, place: 120, name: 60, phone: 30, note: 1000 } as const
type Worded = keyof typeof longest

export type SubjectFault =
  | { field: 'title'; code: 'missing' }
  | { field: Worded; code: 'too-long' }
  | { field: 'dueOn'; code: 'day-form' | 'before' }
  | { field: 'severity'; code: 'missing' }
export type SubjectRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'faulty'; faults: SubjectFault[] }
  /** Closed or over: it is as it was. */
  | { code: 'over' }
  /** 重大 and 特大 are made less by whoever may approve. */
  | { code: 'grade' }
  /** Something was done already: it stays what it is. */
  | { code: 'begun' }

const wordedFields = Object.keys(longest) as Worded[]

/** Blanks away, empty fields left out. */
export function tidySubject(input: SubjectInput): SubjectInput {
  const worded = wordedFields.flatMap((field) => {
    const text = input[field]?.normalize('NFKC').trim() ?? ''
    return text === '' ? [] : [[field, text] as const]
  })
  const { severity, estateId, dueOn } = input
  return {
    ...Object.fromEntries(worded),
    title: input.title.normalize('NFKC').replace(/\s+/g, ' ').trim(),
    ...(severity === undefined ? {} : { severity }),
    ...(estateId ? { estateId } : {}),
    ...(dueOn ? { dueOn } : {}),
  }
}

/** What is wrong with a tidy input, in the form's order. `day` is when it came. */
export function faultsOfSubject(kind: Subject['kind'], input: SubjectInput, day: string): SubjectFault[] {
  const faults: SubjectFault[] = input.title === '' ? [{ field: 'title', code: 'missing' }] : []
  for (const field of wordedFields) if ((input[field]?.length ?? 0) > longest[field]) faults.push({ field, code: 'too-long' })
  if (input.dueOn !== undefined && !isDay(input.dueOn)) faults.push({ field: 'dueOn', code: 'day-form' })
  else if (input.dueOn !== undefined && input.dueOn < day) faults.push({ field: 'dueOn', code: 'before' })
  if (kind === 'request' && input.severity === undefined) faults.push({ field: 'severity', code: 'missing' })
  return faults
}

/** Days a request of each grade (一般 较大 重大 特大) is to be answered in, unless another day is set. */
const loopDays: Readonly<Record<number, number>> = { 1: 15, 2: 10, 3: 7, 4: 3 }

/** The day it is due by where nobody sets one. */
export const dueOnOf = (kind: Subject['kind'], severity: number | undefined, day: string): string =>
  dayAfter(day, kind === 'ticket' ? ticketDays : (loopDays[severity ?? 1] ?? ticketDays))

/** What kiosks offer to choose from (诉求与心愿), and what each becomes: somebody goes and mends it, or it is talked over first. */
export const requestCategories: readonly { zh: string; en: string; kind: Subject['kind'] }[] = [
  { zh: '公共照明', en: 'Public lights', kind: 'ticket' },
  { zh: '漏水、下水堵塞', en: 'Leaks, drains', kind: 'ticket' },
  { zh: '环境卫生', en: 'Cleanliness', kind: 'ticket' },
  { zh: '噪音', en: 'Noise', kind: 'request' },
  { zh: '电梯、门禁', en: 'Lifts, doors', kind: 'ticket' },
  { zh: '停车', en: 'Parking', kind: 'request' },
  { zh: '邻里纠纷', en: 'Neighbours', kind: 'request' },
]

const longestTitle = 40

/** `公共照明：三单元的灯坏了` → category, text and a title; what names no known category is a request of none. */
export function readAsked(said: string): { kind: Subject['kind']; title: string; body: string; category?: string } {
  const [, head = '', rest = ''] = /^([^：:]{1,20})[：:]\s*([\s\S]+)$/.exec(said.trim()) ?? []
  const category = requestCategories.find(({ zh, en }) => zh === head || en === head)
  const body = category ? rest.trim() : said.trim()
  const first = (body.split(/[\n。！？!?]/, 1)[0] ?? '').trim() || body
  const title = first.length > longestTitle ? `${first.slice(0, longestTitle - 1)}…` : first
  return { kind: category?.kind ?? 'request', title, body, ...(category ? { category: category.zh } : {}) }
}
