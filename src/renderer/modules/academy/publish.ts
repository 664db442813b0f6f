import type { Context, Patch } from '../../data/context'
import { dayOf } from '../../lib/time'
import { isOfSession, offeringOfSession, sessionOfOffering } from '../catalogue/rules'
import { isStale, offeredUntil, offeringOf, optionalFields } from './offering-rules'
import { enrolmentsOfSessions, offeringsOf, sessionsOf, teachingPointsOf } from './queries'
import type { Session } from './schema'
import { firstDay, lastDay } from './session-rules'

/** Who has or waits for a place, by session. */
async function takenOf(context: Context, sessions: readonly Session[]): Promise<Map<string, number>> {
  const ids = sessions.map(({ id }) => id)
  const taken = new Map<string, number>()
  if (ids.length === 0) return taken
  for (const { sessionId = '', enrolmentStatus } of await enrolmentsOfSessions(context.data, ids).exec())
    if (enrolmentStatus !== 'withdrawn') taken.set(sessionId, (taken.get(sessionId) ?? 0) + 1)
  return taken
}

/**
 * Puts the sessions residents may sign up for on the kiosks with how many places are taken, and takes away what is over or cancelled.
 * Workers sign up at the desk. It follows from the records, so that desks that do it one after another write the same. Answers how
 * many offerings it wrote.
 */
export async function publishSessions(context: Context): Promise<number> {
  if (!context.may('academy.write')) return 0
  const today = dayOf(context.clock())
  const all = (await sessionsOf(context.data).exec()).map((found) => found.toMutableJSON() as Session)
  const until = offeredUntil(today)
  const offered = all.filter(
    (session) =>
      session.sessionStatus === 'planned' &&
      session.audience !== 'worker' &&
      firstDay(session) <= until &&
      lastDay(session) >= today,
  )
  const [taken, points, published] = await Promise.all([
    takenOf(context, offered),
    teachingPointsOf(context.data).exec(),
    offeringsOf(context.data).exec(),
  ])
  const nameOf = new Map(points.map(({ id, title = '' }) => [id, title]))
  const wanted = offered.map((session) =>
    offeringOf(session, nameOf.get(session.teachingPointId ?? '') ?? '', taken.get(session.id) ?? 0),
  )
  const alive = await context.writeMany('catalogue', wanted)
  const byId = new Map(wanted.map((offering) => [offering.id, offering]))
  const changed = await context.changeMany('catalogue', alive, ({ id }) => {
    const { id: _, ...offering } = byId.get(id) ?? { id }
    const cleared = Object.fromEntries(optionalFields.map((field) => [field, undefined]))
    return { ...cleared, ...offering } as Patch<'catalogue'>
  })
  const known = new Set(all.map(({ id }) => id))
  const upcoming = new Set(offered.map(({ id }) => offeringOfSession(id)))
  const isKnown = (offeringId: string) => known.has(sessionOfOffering(offeringId) ?? '')
  const stale = published.filter(({ id }) => isOfSession(id)).filter((one) => isStale(one, { today, isKnown, upcoming }))
  await context.eraseMany(
    'catalogue',
    stale.map(({ id }) => id),
    () => true,
  )
  return wanted.length - alive.length + changed.length
}
