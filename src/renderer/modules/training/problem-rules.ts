import { isDay } from '../../lib/time'
import type { Problem } from './schema'

/** High-frequency problems that stand at a time, with their answers. */
export const mostHighFrequency = 20
/** Characters, as the schema has them. */
export const longest = { title: 120, body: 4000, category: 60, tag: 30, tags: 20, answer: 4000, reason: 300, note: 1000 } as const

export type Told = Pick<Problem, 'id' | 'problemStatus' | 'stamps'> & { groupId?: string | undefined }

const before = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
const since = ({ stamps, id }: Pick<Problem, 'stamps' | 'id'>): string =>
  `${stamps['problemStatus'] ?? stamps['born'] ?? ''} ${id}`
const bornAt = ({ stamps, id }: Pick<Problem, 'stamps' | 'id'>): string => `${stamps['born'] ?? ''} ${id}`
const isHighFrequency = ({ problemStatus }: Pick<Problem, 'problemStatus'>): boolean => problemStatus === 'highFrequency'

/**
 * Which problem each one is told with. A desk writes `groupId` so that it points at the one that leads; two desks that could not hear
 * each other may make a chain or a circle of it. Whatever hangs together is one group, and who leads it is decided by what the records
 * say: a high-frequency problem (the one that became so first), else the one that points at none, else the one written down first.
 */
export function leadersOf<P extends Told>(problems: readonly P[]): Map<string, P> {
  const byId = new Map(problems.map((problem) => [problem.id, problem]))
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    for (let at = id, next = parent.get(at); next !== undefined; at = next, next = parent.get(at)) parent.set(at, root)
    return root
  }
  const pointsOn = ({ id, groupId }: P): string | null => (groupId && groupId !== id && byId.has(groupId) ? groupId : null)
  for (const problem of problems) {
    const on = pointsOn(problem)
    if (on === null) continue
    const [own, other] = [rootOf(problem.id), rootOf(on)]
    if (own !== other) parent.set(own, other)
  }
  const leads = (a: P, b: P): boolean => {
    if (isHighFrequency(a) !== isHighFrequency(b)) return isHighFrequency(a)
    if (isHighFrequency(a)) return since(a) < since(b)
    const [free, otherFree] = [pointsOn(a) === null, pointsOn(b) === null]
    return free === otherFree ? bornAt(a) < bornAt(b) : free
  }
  const leaders = new Map<string, P>()
  for (const problem of problems) {
    const root = rootOf(problem.id)
    const known = leaders.get(root)
    if (!known || leads(problem, known)) leaders.set(root, problem)
  }
  return new Map(
    problems.flatMap((problem) => {
      const leader = leaders.get(rootOf(problem.id))
      return leader ? [[problem.id, leader] as const] : []
    }),
  )
}

/** The problems told with each leader, itself left out, the newest first. Those that stand alone are not in it. */
export function membersOf<P extends Told & { day: string }>(
  problems: readonly P[],
  leaders: ReadonlyMap<string, P>,
): Map<string, P[]> {
  const groups = new Map<string, P[]>()
  for (const problem of problems) {
    const leader = leaders.get(problem.id)
    if (!leader || leader.id === problem.id) continue
    const group = groups.get(leader.id)
    if (group) group.push(problem)
    else groups.set(leader.id, [problem])
  }
  for (const group of groups.values()) group.sort((a, b) => before(`${b.day} ${b.id}`, `${a.day} ${a.id}`))
  return groups
}

export type Answers<P> = {
  /** At most twenty, in the order in which they became high-frequency. */
  standing: P[]
  /** Promoted while nobody could know that there were twenty: next in this order when one is retired. */
  displaced: P[]
  /** Promoted at one desk while another put them under a high-frequency problem: its answer is the answer. */
  doubled: { problem: P; leader: P }[]
}

/** Which high-frequency problems stand: the first twenty by a total order of what the records say, the same on every station. */
export function answersOf<P extends Told>(problems: readonly P[], leaders: ReadonlyMap<string, P>): Answers<P> {
  const promoted = problems.filter(isHighFrequency).sort((a, b) => before(since(a), since(b)))
  const leading = promoted.filter(({ id }) => leaders.get(id)?.id === id)
  return {
    standing: leading.slice(0, mostHighFrequency),
    displaced: leading.slice(mostHighFrequency),
    doubled: promoted.flatMap((problem) => {
      const leader = leaders.get(problem.id)
      return leader && leader.id !== problem.id ? [{ problem, leader }] : []
    }),
  }
}

/** What a form fills in of a problem. */
export type ProblemInput = Pick<Problem, 'title' | 'day'> &
  Partial<Pick<Problem, 'body' | 'category' | 'tags' | 'organisation' | 'note'>>
export type ProblemField = 'title' | 'day' | 'body' | 'category' | 'tags'
export type ProblemFault = { field: ProblemField; code: 'missing' | 'too-long' | 'day-form' | 'day-ahead' | 'too-many' }

const line = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined
const lines = (text: string | undefined): string | undefined => text?.trim() || undefined

export const tidyTags = (tags: readonly string[] | undefined): string[] | undefined => {
  const tidied = [...new Set((tags ?? []).flatMap((tag) => line(tag) ?? []))]
  return tidied.length > 0 ? tidied : undefined
}

/** Blanks away; a question keeps the Chinese punctuation it was written with. */
export const tidyProblem = (input: ProblemInput) => ({
  title: input.title.replace(/\s+/g, ' ').trim(),
  day: input.day.trim(),
  body: lines(input.body),
  category: line(input.category),
  tags: tidyTags(input.tags),
  organisation: line(input.organisation),
  note: lines(input.note),
})

/** What is wrong with a problem that was tidied, in the form's order. */
export function faultsOfProblem(problem: ReturnType<typeof tidyProblem>, today: string): ProblemFault[] {
  const { title, day, body = '', category = '', tags = [] } = problem
  const faults: ProblemFault[] = []
  const fault = (isFaulty: boolean, field: ProblemField, code: ProblemFault['code']) => {
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  }
  fault(title === '', 'title', 'missing')
  fault(title.length > longest.title, 'title', 'too-long')
  fault(!isDay(day), 'day', 'day-form')
  fault(day > today, 'day', 'day-ahead')
  fault(body.length > longest.body, 'body', 'too-long')
  fault(category.length > longest.category, 'category', 'too-long')
  fault(tags.length > longest.tags, 'tags', 'too-many')
  fault(
    tags.some((tag) => tag.length > longest.tag),
    'tags',
    'too-long',
  )
  return faults
}

export type ProblemRefusal = { code: 'not-allowed' | 'gone' | 'exists' } | { code: 'faulty'; faults: ProblemFault[] }

export type GroupRefusal = { code: 'not-allowed' | 'gone' | 'same-group' | 'both-high-frequency' }

/** `leader` and `other` lead the two groups that are to be one. The one that is high-frequency leads both. */
export function refuseGroup(leader: Told | null, other: Told | null): GroupRefusal | null {
  if (!leader || !other) return { code: 'gone' }
  if (leader.id === other.id) return { code: 'same-group' }
  return isHighFrequency(leader) && isHighFrequency(other) ? { code: 'both-high-frequency' } : null
}

export type PromoteRefusal = { code: 'not-allowed' | 'gone' | 'answer-missing' | 'answer-long' | 'already' | 'grouped' | 'full' }

/** `standing` is how many high-frequency problems there are. */
export function refusePromote(
  problem: Told | null,
  leader: Told | null,
  answer: string,
  standing: number,
): PromoteRefusal | null {
  if (!problem || !leader) return { code: 'gone' }
  if (isHighFrequency(problem)) return { code: 'already' }
  if (leader.id !== problem.id) return { code: 'grouped' }
  if (answer === '') return { code: 'answer-missing' }
  if (answer.length > longest.answer) return { code: 'answer-long' }
  return standing >= mostHighFrequency ? { code: 'full' } : null
}
