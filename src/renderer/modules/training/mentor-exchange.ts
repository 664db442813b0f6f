import type { Context, Draft, Patch } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import type { MentorExchange } from './mentor-exchange-schema'
import { isRunning } from './mentor-rules'
import { mentorGroups, pairingsOfLearners } from './queries'
import type { MentorGroup, MentorPairing } from './schema'

/**
 * Every pairing that names one of these workers, those that ended too, and the mentors they were with. The academy gets this function
 * and `takePairings` from modules/index.ts: a module does not import what another one writes.
 */
export async function pairingsForExchange(context: Context, learnerIds: readonly string[]): Promise<MentorExchange> {
  const named = (await pairingsOfLearners(context.data, learnerIds).exec()).map((found) => found.toMutableJSON() as MentorPairing)
  const groupIds = new Set(named.map(({ mentorGroupId }) => mentorGroupId))
  const known = (await mentorGroups(context.data).exec()).map((found) => found.toMutableJSON() as MentorGroup)
  return {
    groups: known
      .filter(({ id }) => groupIds.has(id))
      .map(({ id, name, phone, role, organisation, startsOn, endsOn }) => ({
        id,
        name,
        phone,
        role,
        organisation,
        startsOn,
        endsOn,
      })),
    pairings: named.map(({ id, mentorGroupId, learnerId, name, organisation, pairedAt, startsOn, endsOn, reason }) => ({
      id,
      mentorGroupId,
      learnerId,
      name,
      organisation,
      pairedAt,
      startsOn,
      endsOn,
      reason,
    })),
  }
}

/** What came of it: new mentors, new pairings, and pairings of here that the other center had ended. */
export type TakenPairings = { groups: number; pairings: number; ended: number }

const said = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

/** An end travels, the earlier one stands; who was with whom from when is what the record was born with. */
const endOf =
  (ends: ReadonlyMap<string, MentorExchange['pairings'][number]>) =>
  ({ id, endsOn }: { id: string; endsOn?: string }): Patch<'training'> | null => {
    const given = ends.get(id)
    if (!given?.endsOn || (endsOn !== undefined && endsOn <= given.endsOn)) return null
    return { endsOn: given.endsOn, reason: given.reason }
  }

/**
 * Writes what another center's file says of mentors and pairings, under the ids it has there: taken in twice it changes nothing.
 * A mentor who is known here stays as they are here. Which pairings stand afterwards is for `standingPairings` to say.
 */
export async function takePairings(
  context: Context,
  given: MentorExchange,
): Promise<Result<TakenPairings, { code: 'not-allowed' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const groups = given.groups.map(
    (group): Draft<'training'> =>
      said({ ...group, kind: 'mentorGroup' as const, namePinyin: namePinyin(group.name), active: isRunning(said(group)) }),
  )
  const pairings = given.pairings.map((pairing): Draft<'training'> => said({ ...pairing, kind: 'mentorPairing' as const }))
  const knownGroups = await context.writeMany('training', groups)
  const knownPairings = await context.writeMany('training', pairings)
  const ends = new Map(given.pairings.map((pairing) => [pairing.id, pairing]))
  const ended = await context.changeMany('training', knownPairings, endOf(ends))
  return done({
    groups: groups.length - knownGroups.length,
    pairings: pairings.length - knownPairings.length,
    ended: ended.length,
  })
}
