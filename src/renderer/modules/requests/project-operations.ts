import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { instantOf } from '../../lib/time'
import type { CoProject } from '../catalogue/schema'
import {
  type ClaimableInput,
  type ClaimableRefusal,
  claimableId,
  refuseClaimable,
  tidyClaimable,
} from '../members/claimable-rules'
import { factsAbout, writeCoFact } from './co-facts'
import { allCoFacts, allProjects } from './project-queries'
import {
  type ProjectKind,
  type ProjectRefusal,
  type ProjectStage,
  type ProjectState,
  projectStateOf,
  refuseAdvance,
  refuseBack,
  type Stage,
  shownStage,
} from './project-rules'
import type { Step } from './schema'
import { bySubject } from './step-chain'

async function projectOf(context: Context, id: string): Promise<CoProject | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'coProject' ? (found as CoProject) : null
}

export type ProjectInput = Pick<ClaimableInput, 'title' | 'body' | 'place' | 'startsOn' | 'endsOn'> & { projectKind: ProjectKind }

/** A new project (共建项目, 实事项目) at its first stage, which units may claim. One of a title for a center. */
export async function openProject(context: Context, input: ProjectInput): Promise<Result<CoProject, ClaimableRefusal>> {
  if (!context.may('catalogue.write') || !context.may('requests.write')) return refused({ code: 'not-allowed' })
  const { projectKind } = input
  const { title, body, place, startsOn, endsOn } = tidyClaimable({ ...input, kind: 'coProject', quota: null })
  const refusal = refuseClaimable({ kind: 'coProject', quota: null, title, body, place, startsOn, endsOn }, {}, 0)
  if (refusal) return refused(refusal)
  const id = claimableId(context.keyOf, { kind: 'coProject', title, centerCode: context.centerCode, chance: '' })
  if (await projectOf(context, id)) return refused({ code: 'exists' })
  const said = Object.fromEntries(Object.entries({ body, place, startsOn, endsOn }).filter(([, value]) => value !== undefined))
  return done(
    (await context.write('catalogue', {
      id,
      kind: 'coProject',
      title,
      projectKind,
      stage: 'plan',
      open: true,
      ...said,
    })) as CoProject,
  )
}

type Standing = { project: CoProject; state: ProjectState<Step> }

async function standingOfProject(context: Context, id: string): Promise<Result<Standing, ProjectRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const project = await projectOf(context, id)
  if (!project) return refused({ code: 'gone' })
  return done({ project, state: projectStateOf(project, await factsAbout(context, id)) })
}

async function write(context: Context, { project, state }: Standing, fact: Partial<Step> & Pick<Step, 'step'>) {
  const last = state.counted.at(-1)
  await writeCoFact(context, { ...fact, subjectId: project.id, ...(last ? { afterId: last.id } : {}) })
  const after = projectStateOf(project, await factsAbout(context, project.id))
  await context.change('catalogue', project.id, { stage: shownStage(after.stage) })
  return after.stage
}

/** Ends the stage a project is at with what it leaves; answers the stage it comes to. `expected` is the one that was shown. */
export async function advanceProject(
  context: Context,
  input: { id: string; expected: ProjectStage; artefact: string },
): Promise<Result<ProjectStage, ProjectRefusal>> {
  const standing = await standingOfProject(context, input.id)
  if (!standing.ok) return standing
  const { stage } = standing.value.state
  const refusal = refuseAdvance(stage, input)
  if (refusal || stage === 'done') return refused(refusal ?? { code: 'done' })
  return done(await write(context, standing.value, { step: stage, artefact: input.artefact.trim() }))
}

/** 退回: takes up an earlier stage again, with the reason. */
export async function sendProjectBack(
  context: Context,
  input: { id: string; expected: ProjectStage; to: Stage; reason: string },
): Promise<Result<ProjectStage, ProjectRefusal>> {
  const standing = await standingOfProject(context, input.id)
  if (!standing.ok) return standing
  const refusal = refuseBack(standing.value.state.stage, input)
  if (refusal) return refused(refusal)
  return done(await write(context, standing.value, { step: input.to, back: true, reason: input.reason.trim() }))
}

/** Whoever took a step that does not count was told so. */
export async function noteProjectTold(context: Context, { id }: { id: string }): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  await context.changeMany('requests', [id], () => ({ toldAt: instantOf(context.clock()) }))
  return done(null)
}

/**
 * Brings the stage of each project's catalogue record, which kiosks show, in step with its facts: of two desks that moved one on
 * while they could not hear each other, the stage written last need not be the one that counts. Answers the ids it changed.
 */
export async function keepStages(context: Context): Promise<string[]> {
  if (!context.may('requests.write')) return []
  const [projects, facts] = await Promise.all([allProjects(context.data).exec(), allCoFacts(context.data).exec()])
  const sorted = bySubject(facts.map((fact) => fact.toMutableJSON() as Step))
  const due = new Map<string, Stage>()
  for (const found of projects) {
    const project = found.toMutableJSON() as CoProject
    const { stage, counted } = projectStateOf(project, sorted.get(project.id) ?? [])
    if (counted.length > 0 && shownStage(stage) !== project.stage) due.set(project.id, shownStage(stage))
  }
  return context.changeMany('catalogue', [...due.keys()], ({ id }) => {
    const stage = due.get(id)
    return stage ? { stage } : null
  })
}
