import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { createFinder, type Searched } from '../case-finder'
import { allCases, allProblems } from '../problem-queries'
import { type Answers, answersOf, leadersOf, membersOf } from '../problem-rules'
import type { CaseStudy, Problem } from '../schema'

export type Library = {
  problems: Problem[]
  /** By title of the day, the newest first; those put away are in it. */
  cases: CaseStudy[]
  leaders: ReadonlyMap<string, Problem>
  members: ReadonlyMap<string, Problem[]>
  answers: Answers<Problem>
  /** Every category that is used, by name. */
  categories: string[]
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
export const newestFirst = (a: { day: string; id: string }, b: { day: string; id: string }): number =>
  a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1

/** Every problem and case with who leads whom, kept up to date. Null while the store is asked. */
export function useLibrary(): Library | null {
  const told = useLive(allProblems, [])
  const studied = useLive(allCases, [])
  const problems = useMemo(() => (told.loading ? null : told.value.map((found) => found.toJSON() as unknown as Problem)), [told])
  const cases = useMemo(
    () => (studied.loading ? null : studied.value.map((found) => found.toJSON() as unknown as CaseStudy).sort(newestFirst)),
    [studied],
  )
  return useMemo(() => {
    if (!problems || !cases) return null
    const leaders = leadersOf(problems)
    const categories = new Set([...problems, ...cases].flatMap(({ category }) => category ?? []))
    return {
      problems,
      cases,
      leaders,
      members: membersOf(problems, leaders),
      answers: answersOf(problems, leaders),
      categories: [...categories].sort(collator.compare),
    }
  }, [problems, cases])
}

export type Entry = Searched & { of: Problem | CaseStudy }

const entryOf = (of: Problem | CaseStudy): Entry => {
  const more = [of.category, of.tags?.join(' ')]
  const said = of.kind === 'problem' ? [of.body, of.answer] : [of.body, of.measures, of.result]
  const body = [...said, ...more].filter(Boolean).join('\n')
  return { id: of.id, title: of.title, body, day: of.day, of }
}

/** Finds in everything but the cases that were put away. */
export const finderOf = ({ problems, cases }: Library): ((typed: string) => Entry[]) =>
  createFinder([...problems, ...cases.filter(({ active }) => active !== false)].map(entryOf))
