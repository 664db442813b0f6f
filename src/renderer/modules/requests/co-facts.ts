import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { allCoFacts } from './project-queries'
import { coFactId } from './project-rules'
import type { Step } from './schema'

export async function factsAbout(context: Context, subjectId: string): Promise<Step[]> {
  const found = await allCoFacts(context.data).exec()
  return found.flatMap((fact) => (fact.subjectId === subjectId ? [fact.toMutableJSON() as Step] : []))
}

type NewFact = Pick<Step, 'subjectId' | 'step'> & Partial<Pick<Step, 'afterId' | 'back' | 'artefact' | 'reason'>>

/** Writes a fact about a project or a wish; one that came from another desk in the meantime stays as it is. */
export async function writeCoFact(context: Context, fact: NewFact): Promise<void> {
  const given = Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as NewFact
  const id = coFactId(context.keyOf, given)
  await context.writeMany('requests', [{ ...given, id, kind: 'step', day: dayOf(context.clock()) }])
}
