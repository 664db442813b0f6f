import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { claimableId } from '../members/claimable-rules'
import { sittingOf } from './council-operations'
import { type BecomeRefusal, refuseBecoming } from './council-rules'
import { openProject } from './project-operations'
import type { ProjectKind } from './project-rules'
import type { CouncilMeeting, LoopRequest, Resolution } from './schema'
import { openSubject } from './subject-operations'

type Ready = { resolution: Resolution; meeting: CouncilMeeting }

async function readyToBecome(context: Context, id: string): Promise<Result<Ready, BecomeRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const found = (await context.data.requests.findOne(id).exec())?.toMutableJSON()
  const resolution = found?.kind === 'resolution' ? (found as Resolution) : null
  const present = resolution ? (await sittingOf(context, resolution.meetingId)).present : 0
  const refusal = refuseBecoming(resolution, present)
  if (refusal || !resolution) return refused(refusal ?? { code: 'gone' })
  const meeting = (await context.data.requests.findOne(resolution.meetingId).exec())?.toMutableJSON()
  return meeting?.kind === 'councilMeeting' ? done({ resolution, meeting: meeting as CouncilMeeting }) : refused({ code: 'gone' })
}

/** A request a resolution becomes is one, whichever desk makes it. */
export const requestIdOf = (context: Pick<Context, 'keyOf'>, resolutionId: string): string =>
  `request-${context.keyOf('resolved', resolutionId)}`

const keepResult = (context: Context, id: string, resultId: string) => context.change('requests', id, { resultId })

/** 转为诉求: what was carried goes through 征集—会商—执行—反馈—调整. Answers its id. */
export async function makeRequest(
  context: Context,
  input: { id: string; severity: LoopRequest['severity'] },
): Promise<Result<string, BecomeRefusal>> {
  const ready = await readyToBecome(context, input.id)
  if (!ready.ok) return ready
  const { resolution, meeting } = ready.value
  const id = requestIdOf(context, resolution.id)
  if (!(await context.data.requests.findOne(id).exec())) {
    const { title, body } = resolution
    const { estateId, place } = meeting
    const given = Object.fromEntries(Object.entries({ body, estateId, place }).filter(([, value]) => value !== undefined))
    const opened = await openSubject(context, {
      id,
      kind: 'request',
      title,
      severity: input.severity,
      originId: resolution.id,
      ...given,
    })
    if (!opened.ok) return refused(opened.refusal.code === 'faulty' ? { code: 'severity' } : { code: 'not-allowed' })
  }
  await keepResult(context, resolution.id, id)
  return done(id)
}

/** 转为项目: what was carried becomes a co-built project or a practical item. One of its title that is there is that one. */
export async function makeProject(
  context: Context,
  input: { id: string; projectKind: ProjectKind },
): Promise<Result<string, BecomeRefusal>> {
  const ready = await readyToBecome(context, input.id)
  if (!ready.ok) return ready
  const { resolution, meeting } = ready.value
  const { title, body } = resolution
  const { place } = meeting
  const given = Object.fromEntries(Object.entries({ body, place }).filter(([, value]) => value !== undefined))
  const opened = await openProject(context, { title, projectKind: input.projectKind, ...given })
  if (!opened.ok && opened.refusal.code !== 'exists') return refused({ code: 'not-allowed' })
  const id = claimableId(context.keyOf, { kind: 'coProject', title, centerCode: context.centerCode, chance: '' })
  await keepResult(context, resolution.id, id)
  return done(id)
}
