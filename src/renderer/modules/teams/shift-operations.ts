import type { Context, Draft } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { shiftId } from './ids'
import { allShifts, allTeamMembers } from './queries'
import { isRunning, type NotAllowed, personKey, timesMeet } from './rules'
import type { ServiceTeam, Shift, TeamMember } from './schema'
import {
  daysOfPlan,
  type PlanInput,
  type PlanRefusal,
  refusePlan,
  refuseTick,
  type TickInput,
  type TickRefusal,
  tickOf,
  tidyPlan,
} from './shift-rules'

async function shiftOf(context: Context, id: string): Promise<Shift | null> {
  const found = (await context.data.teams.findOne(id).exec())?.toMutableJSON()
  return found?.kind === 'shift' ? (found as Shift) : null
}

/** Everything a plan might meet: what stands on its days, by person and day. */
async function bookings(context: Context, members: readonly TeamMember[], days: readonly string[]) {
  const persons = new Map(members.map((member) => [member.id, personKey(member)]))
  const keyFor = (teamMemberId: string, day: string) => `${persons.get(teamMemberId) ?? teamMemberId} ${day}`
  const onDays = new Set(days)
  const booked = new Map<string, Shift[]>()
  for (const found of await allShifts(context.data).exec()) {
    const shift = found.toMutableJSON() as Shift
    if (!onDays.has(shift.day) || shift.shiftStatus === 'missed') continue
    const key = keyFor(shift.teamMemberId, shift.day)
    booked.set(key, [...(booked.get(key) ?? []), shift])
  }
  return (teamMemberId: string, day: string): Shift[] => booked.get(keyFor(teamMemberId, day)) ?? []
}

/** `planned` were written; `busy` were left out, because the person is somewhere at that time already. */
export type Planned = { planned: number; busy: { teamMemberId: string; day: string }[] }

/** Plans shifts of one team: so many people on so many days. Whoever is booked at that time in any team is left out and told of. */
export async function planShifts(context: Context, input: PlanInput): Promise<Result<Planned, PlanRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const plan = tidyPlan(input)
  const found = (await context.data.teams.findOne(plan.teamId).exec())?.toMutableJSON()
  const team = found?.kind === 'serviceTeam' ? (found as ServiceTeam) : null
  const members = (await allTeamMembers(context.data).exec()).map((member) => member.toMutableJSON() as TeamMember)
  const own = new Set(members.filter((member) => member.teamId === plan.teamId && isRunning(member)).map(({ id }) => id))
  const people = plan.teamMemberIds.filter((id) => own.has(id))
  const refusal = refusePlan(team, { ...plan, teamMemberIds: people })
  if (refusal) return refused(refusal)
  const days = daysOfPlan(plan)
  const bookedFor = await bookings(context, members, days)
  const { teamId, startsAt, endsAt, estateId, place, note } = plan
  const drafts: Draft<'teams'>[] = []
  const busy: Planned['busy'] = []
  for (const day of days)
    for (const teamMemberId of people) {
      const isBusy = bookedFor(teamMemberId, day).some((other) => timesMeet(other, { day, startsAt, endsAt }))
      if (isBusy) busy.push({ teamMemberId, day })
      else {
        const id = shiftId(context.keyOf, { teamMemberId, day, startsAt })
        const fields = { teamId, teamMemberId, day, startsAt, endsAt, estateId, place, note }
        drafts.push({ id, kind: 'shift', shiftStatus: 'planned', ...fields })
      }
    }
  const alive = new Set(await context.writeMany('teams', drafts))
  // Alive and not in the way: a missed one of the same time. It stays what it was.
  for (const { id, teamMemberId = '', day = '' } of drafts) if (alive.has(id)) busy.push({ teamMemberId, day })
  return done({ planned: drafts.length - alive.size, busy })
}

/** 已服务 · 未到 · back to 已排班 */
export async function tickShift(context: Context, input: TickInput): Promise<Result<Shift, TickRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const shift = await shiftOf(context, input.id)
  const refusal = refuseTick(shift, input, dayOf(context.clock()))
  if (refusal || !shift) return refused(refusal ?? { code: 'shift-gone' })
  return done((await context.change('teams', shift.id, tickOf(shift, input))) as Shift)
}

/** Everyone planned who came: in one step. Answers how many were ticked; what is ticked already and what is to come is left. */
export async function tickServed(context: Context, { ids }: { ids: string[] }): Promise<Result<{ ticked: number }, NotAllowed>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const today = dayOf(context.clock())
  const changed = await context.changeMany('teams', ids, (record) => {
    const shift = record as Shift
    const waits = shift.kind === 'shift' && shift.shiftStatus === 'planned' && shift.day <= today
    return waits ? tickOf(shift, { as: 'served' }) : null
  })
  return done({ ticked: changed.length })
}

export type CancelRefusal = NotAllowed | { code: 'shift-gone' } | { code: 'already-ticked' }

/** A planned shift falls away; one that was served or missed is a fact. */
export async function cancelShift(context: Context, { id }: { id: string }): Promise<Result<null, CancelRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const shift = await shiftOf(context, id)
  if (!shift) return refused({ code: 'shift-gone' })
  if (shift.shiftStatus !== 'planned') return refused({ code: 'already-ticked' })
  await context.erase('teams', id)
  return done(null)
}
