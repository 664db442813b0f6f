import type { Context, Draft } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import type { TeachingPoint } from './schema'
import { teachingPointId } from './teaching-ids'
import { faultsOfPoint, type PointInput, type PointRefusal, tidyPoint } from './teaching-rules'

export async function pointOf(context: Context, id: string): Promise<TeachingPoint | null> {
  const found = (await context.data.sessions.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'teachingPoint' ? (found as TeachingPoint) : null
}

/** A new 现场教学点. */
export async function addTeachingPoint(context: Context, input: PointInput): Promise<Result<TeachingPoint, PointRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const point = tidyPoint(input)
  const faults = faultsOfPoint(point)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  const id = teachingPointId(context.keyOf, context.centerCode, point.title)
  if (await pointOf(context, id)) return refused({ code: 'exists' })
  const known = Object.fromEntries(Object.entries(point).filter(([, value]) => value !== undefined))
  const draft = { ...known, id, kind: 'teachingPoint' as const, active: true }
  return done((await context.write('sessions', draft as Draft<'sessions'>)) as TeachingPoint)
}

export async function editTeachingPoint(
  context: Context,
  input: { id: string; point: PointInput },
): Promise<Result<TeachingPoint, PointRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await pointOf(context, input.id))) return refused({ code: 'gone' })
  const point = tidyPoint(input.point)
  const faults = faultsOfPoint(point)
  if (faults.length > 0) return refused({ code: 'faulty', faults })
  return done((await context.change('sessions', input.id, point)) as TeachingPoint)
}

/** A point that is closed takes no more bookings; those it has stay. */
export async function setPointActive(
  context: Context,
  input: { id: string; active: boolean },
): Promise<Result<TeachingPoint, { code: 'not-allowed' | 'gone' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await pointOf(context, input.id))) return refused({ code: 'gone' })
  return done((await context.change('sessions', input.id, { active: input.active })) as TeachingPoint)
}
