import type { Context, Draft } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { type CaseInput, type CaseRefusal, faultsOfCase, tidyCase } from './case-rules'
import { caseId } from './problem-ids'
import type { CaseStudy } from './schema'

async function caseOf(context: Context, id: string): Promise<CaseStudy | null> {
  const found = (await context.data.training.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'caseStudy' ? (found as CaseStudy) : null
}

/** A case for the library. */
export async function addCase(context: Context, input: CaseInput): Promise<Result<CaseStudy, CaseRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const study = tidyCase(input)
  const faults = faultsOfCase(study, dayOf(context.clock()))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = caseId(context.keyOf, context.centerCode, study)
  if (await caseOf(context, id)) return refused({ code: 'exists' })
  const known = Object.fromEntries(Object.entries(study).filter(([, value]) => value !== undefined))
  const draft = { ...known, id, kind: 'caseStudy' as const, active: true }
  return done((await context.write('training', draft as Draft<'training'>)) as CaseStudy)
}

export async function editCase(
  context: Context,
  input: { id: string; study: CaseInput },
): Promise<Result<CaseStudy, CaseRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await caseOf(context, input.id))) return refused({ code: 'gone' })
  const study = tidyCase(input.study)
  const faults = faultsOfCase(study, dayOf(context.clock()))
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  return done((await context.change('training', input.id, study)) as CaseStudy)
}

/** A case that no longer holds leaves the lists and the search; it can come back. */
export async function setCaseActive(
  context: Context,
  input: { id: string; active: boolean },
): Promise<Result<CaseStudy, { code: 'not-allowed' | 'gone' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await caseOf(context, input.id))) return refused({ code: 'gone' })
  return done((await context.change('training', input.id, { active: input.active })) as CaseStudy)
}
