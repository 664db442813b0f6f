import { useEffect, useMemo } from 'react'
import { useLive } from '../../../data/live'
import { useOperation } from '../../../data/provider'
import type { CoProject } from '../../catalogue/schema'
import { keepStages } from '../project-operations'
import { allCoFacts, allProjects } from '../project-queries'
import { type ProjectState, projectStateOf, shownStage } from '../project-rules'
import type { Step } from '../schema'
import { bySubject } from '../step-chain'

export type ProjectStanding = { project: CoProject; state: ProjectState<Step> }

const byAge = (a: ProjectStanding, b: ProjectStanding): number =>
  Number(a.state.stage === 'done') - Number(b.state.stage === 'done') ||
  b.project.createdAt.localeCompare(a.project.createdAt) ||
  a.project.id.localeCompare(b.project.id)

/** Facts about projects and wishes, by what they are about. Null while the store is asked. */
export function useCoFacts(): ReadonlyMap<string, Step[]> | null {
  const live = useLive(allCoFacts, [])
  return useMemo(() => (live.loading ? null : bySubject(live.value.map((found) => found.toMutableJSON() as Step))), [live])
}

/**
 * Every project with how far it is, what runs first and the newest first. The stage kiosks show is brought in step while somebody
 * looks: of two desks that moved a project on apart, what was written last need not be what counts. Null while the store is asked.
 */
export function useProjects(): ProjectStanding[] | null {
  const [projects, facts] = [useLive(allProjects, []), useCoFacts()]
  const keep = useOperation(keepStages)
  const standings = useMemo(() => {
    if (projects.loading || !facts) return null
    return projects.value
      .map((found) => found.toMutableJSON() as CoProject)
      .map((project) => ({ project, state: projectStateOf(project, facts.get(project.id) ?? []) }))
      .sort(byAge)
  }, [projects, facts])
  const isOutOfStep = standings?.some(({ project, state }) => shownStage(state.stage) !== project.stage) ?? false
  useEffect(() => {
    if (isOutOfStep) void keep(undefined)
  }, [isOutOfStep, keep])
  return standings
}

/** What the staff are called, by id. */
export function useStaffNames(): ReadonlyMap<string, string> {
  const live = useLive((data) => data.workers.find(), [])
  return useMemo(() => new Map(live.loading ? [] : live.value.map(({ id, name }) => [id, name])), [live])
}
