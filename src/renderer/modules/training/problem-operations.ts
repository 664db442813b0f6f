import type { Context, Draft } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { problemId } from './problem-ids'
import { allProblems } from './problem-queries'
import {
  answersOf,
  faultsOfProblem,
  type GroupRefusal,
  leadersOf,
  longest,
  type ProblemInput,
  type ProblemRefusal,
  type PromoteRefusal,
  refuseGroup,
  refusePromote,
  tidyProblem,
} from './problem-rules'
import type { Problem } from './schema'

export const readProblems = async (context: Context): Promise<Problem[]> =>
  (await allProblems(context.data).exec()).map((found) => found.toMutableJSON() as Problem)

const problemOf = async (context: Context, id: string): Promise<Problem | null> => {
  const found = (await context.data.training.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'problem' ? (found as Problem) : null
}

const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** A problem somebody told of. */
export async function addProblem(context: Context, input: ProblemInput): Promise<Result<Problem, ProblemRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const problem = tidyProblem(input)
  const faults = faultsOfProblem(problem, dayOf(context.clock()))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = problemId(context.keyOf, context.centerCode, problem)
  if (await problemOf(context, id)) return refused({ code: 'exists' })
  const draft = filled({ ...problem, id, kind: 'problem' as const, problemStatus: 'collected' as const })
  return done((await context.write('training', draft as Draft<'training'>)) as Problem)
}

export async function editProblem(
  context: Context,
  input: { id: string; problem: ProblemInput },
): Promise<Result<Problem, ProblemRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await problemOf(context, input.id))) return refused({ code: 'gone' })
  const problem = tidyProblem(input.problem)
  const faults = faultsOfProblem(problem, dayOf(context.clock()))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  return done((await context.change('training', input.id, problem)) as Problem)
}

const atOnce = 500

/** Takes in the rows of a list that are in order. Answers how many were new: a list read twice adds nothing. */
export async function addProblems(
  context: Context,
  input: { problems: ProblemInput[] },
): Promise<Result<{ added: number; known: number }, { code: 'not-allowed' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const today = dayOf(context.clock())
  const drafts = new Map<string, Draft<'training'>>()
  for (const given of input.problems) {
    const problem = tidyProblem(given)
    if (faultsOfProblem(problem, today).length > 0) continue
    const id = problemId(context.keyOf, context.centerCode, problem)
    if (!drafts.has(id))
      drafts.set(id, filled({ ...problem, id, kind: 'problem', problemStatus: 'collected' }) as Draft<'training'>)
  }
  const all = [...drafts.values()]
  let known = 0
  // In parts, so that the page breathes; what is cut off in between comes in with the same list again.
  for (let from = 0; from < all.length; from += atOnce)
    known += (await context.writeMany('training', all.slice(from, from + atOnce))).length
  return done({ added: all.length - known, known })
}

/** Everyone who is told with `leader` points at it, so that no chain is left of what desks wrote apart. */
const pointAt = (context: Context, ids: readonly string[], leader: string) =>
  context.changeMany('training', [...ids], ({ id }) => ({ groupId: id === leader ? undefined : leader }))

/** 归到一起: the groups of two problems become one. Answers who leads it. */
export async function groupProblems(
  context: Context,
  input: { id: string; otherId: string },
): Promise<Result<Problem, GroupRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const leaders = leadersOf(await readProblems(context))
  const [leader, other] = [leaders.get(input.id) ?? null, leaders.get(input.otherId) ?? null]
  const refusal = refuseGroup(leader, other)
  if (refusal || !leader || !other) return refused(refusal ?? { code: 'gone' })
  const head = other.problemStatus === 'highFrequency' ? other : leader
  const ids = [...leaders].flatMap(([id, of]) => (of.id === leader.id || of.id === other.id ? [id] : []))
  await pointAt(context, ids, head.id)
  return done(head)
}

/** Takes a problem out of the group it is told with; the others stay together. */
export async function ungroupProblem(
  context: Context,
  input: { id: string },
): Promise<Result<Problem, { code: 'not-allowed' | 'gone' | 'leads' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const leaders = leadersOf(await readProblems(context))
  const leader = leaders.get(input.id)
  if (!leader) return refused({ code: 'gone' })
  if (leader.id === input.id) return refused({ code: 'leads' })
  const others = [...leaders].flatMap(([id, of]) => (of.id === leader.id && id !== input.id ? [id] : []))
  await pointAt(context, others, leader.id)
  return done((await context.change('training', input.id, { groupId: undefined })) as Problem)
}

/** 列为高频问题, with its 社区答案; where twenty stand, one has to be retired first. */
export async function promoteProblem(
  context: Context,
  input: { id: string; answer: string },
): Promise<Result<Problem, PromoteRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const problems = await readProblems(context)
  const leaders = leadersOf(problems)
  const problem = problems.find(({ id }) => id === input.id) ?? null
  const answer = input.answer.trim()
  const { standing, displaced } = answersOf(problems, leaders)
  const refusal = refusePromote(problem, leaders.get(input.id) ?? null, answer, standing.length + displaced.length)
  if (refusal) return refused(refusal)
  const patch = { problemStatus: 'highFrequency' as const, answer, reason: undefined, groupId: undefined }
  return done((await context.change('training', input.id, patch)) as Problem)
}

export async function editAnswer(
  context: Context,
  input: { id: string; answer: string },
): Promise<Result<Problem, { code: 'not-allowed' | 'gone' | 'answer-missing' | 'answer-long' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await problemOf(context, input.id))) return refused({ code: 'gone' })
  const answer = input.answer.trim()
  if (answer === '') return refused({ code: 'answer-missing' })
  if (answer.length > longest.answer) return refused({ code: 'answer-long' })
  return done((await context.change('training', input.id, { answer })) as Problem)
}

export type StatusRefusal = { code: 'not-allowed' | 'gone' | 'reason-missing' }

/** 归档, with a reason for those who look for it later; or among the collected again. The answer is kept. */
export async function setProblemStatus(
  context: Context,
  input: { id: string; status: 'retired' | 'collected'; reason?: string },
): Promise<Result<Problem, StatusRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await problemOf(context, input.id))) return refused({ code: 'gone' })
  const reason = input.reason?.trim().slice(0, longest.reason) || undefined
  if (input.status === 'retired' && !reason) return refused({ code: 'reason-missing' })
  const patch = { problemStatus: input.status, reason: input.status === 'retired' ? reason : undefined }
  return done((await context.change('training', input.id, patch)) as Problem)
}
