import type { Context } from '../../data/context'
import { namePinyin, textPinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { nextId, teamId, teamMemberId } from './ids'
import { allTeams, membersOfTeam, shiftsOfMember, shiftsOfTeam } from './queries'
import {
  type EndInput,
  type EndRefusal,
  isRunning,
  personKey,
  refuseBeside,
  refuseEnd,
  refuseStay,
  refuseTeam,
  type StayInput,
  type StayRefusal,
  type TeamInput,
  type TeamRefusal,
  tidyStay,
  tidyTeam,
} from './rules'
import type { ServiceTeam, Shift, TeamMember } from './schema'

async function readTeams(context: Context): Promise<ServiceTeam[]> {
  return (await allTeams(context.data).exec()).map((found) => found.toMutableJSON() as ServiceTeam)
}

async function readStays(context: Context, team: string): Promise<TeamMember[]> {
  return (await membersOfTeam(context.data, team).exec()).map((found) => found.toMutableJSON() as TeamMember)
}

async function recordOf<T extends ServiceTeam | TeamMember>(context: Context, id: string, kind: T['kind']): Promise<T | null> {
  const found = (await context.data.teams.findOne(id).exec())?.toMutableJSON()
  return found?.kind === kind ? (found as unknown as T) : null
}

/** A new team: it fills the slot of its kind, or stands beside the others of it. */
export async function foundTeam(context: Context, input: TeamInput): Promise<Result<ServiceTeam, TeamRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const team = tidyTeam(input)
  const teams = await readTeams(context)
  const refusal = refuseTeam(team, teams)
  if (refusal) return refused(refusal)
  const { centerCode, keyOf } = context
  const known = new Set(teams.map(({ id }) => id))
  const id = nextId((nth) => teamId(keyOf, { centerCode, ...team }, nth), known)
  const startsOn = team.startsOn ?? dayOf(context.clock())
  const draft = { ...team, id, kind: 'serviceTeam' as const, namePinyin: textPinyin(team.name), startsOn }
  return done((await context.write('teams', draft)) as ServiceTeam)
}

/** Corrects a team. Its kind stays: it is part of what the record is known by. */
export async function reviseTeam(
  context: Context,
  input: Omit<TeamInput, 'teamKind'> & { id: string },
): Promise<Result<ServiceTeam, TeamRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const teams = await readTeams(context)
  const known = teams.find(({ id }) => id === input.id)
  if (!known) return refused({ code: 'team-gone' })
  const { teamKind, ...team } = tidyTeam({ ...input, teamKind: known.teamKind })
  const others = isRunning(known) ? teams.filter(({ id }) => id !== known.id) : []
  const refusal = refuseTeam({ teamKind, ...team }, others)
  if (refusal) return refused(refusal)
  const { name, speciality, estateIds, unitId, unitName, leadName, phone, startsOn = known.startsOn, note } = team
  const fields = { name, namePinyin: textPinyin(name), speciality, estateIds, unitId, unitName, leadName, phone, startsOn, note }
  return done((await context.change('teams', known.id, fields)) as ServiceTeam)
}

/** What was planned after the last day falls away; what was served or missed stays. */
async function cancelAfter(context: Context, shifts: readonly Shift[], lastDay: string): Promise<number> {
  const falling = shifts.filter(({ day, shiftStatus }) => day > lastDay && shiftStatus === 'planned')
  const ids = falling.map(({ id }) => id)
  return (await context.eraseMany('teams', ids, ({ shiftStatus }) => shiftStatus === 'planned')).length
}

export type Ended<T> = { ended: T; cancelled: number }

/** A team ends: its slot is a gap again, who stood in it and what it did stays. Answers how many planned shifts fell away. */
export async function endTeam(context: Context, input: EndInput): Promise<Result<Ended<ServiceTeam>, EndRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const team = await recordOf<ServiceTeam>(context, input.id, 'serviceTeam')
  const refusal = refuseEnd(team, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { id, endsOn, reason } = input
  const ended = (await context.change('teams', id, { endsOn, reason: reason.trim() })) as ServiceTeam
  const shifts = (await shiftsOfTeam(context.data, id).exec()).map((found) => found.toMutableJSON() as Shift)
  return done({ ended, cancelled: await cancelAfter(context, shifts, endsOn) })
}

/** A team that was ended by mistake runs again, unless its place was taken meanwhile. */
export async function resumeTeam(context: Context, { id }: { id: string }): Promise<Result<ServiceTeam, TeamRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const teams = await readTeams(context)
  const team = teams.find((known) => known.id === id)
  if (!team) return refused({ code: 'team-gone' })
  if (isRunning(team)) return refused({ code: 'not-ended' })
  const refusal = refuseBeside(team, teams)
  if (refusal) return refused(refusal)
  return done((await context.change('teams', id, { endsOn: undefined, reason: undefined })) as ServiceTeam)
}

/** Who it is by their record; of somebody from outside as it was typed. */
async function nameOf(context: Context, { source, personId, name }: StayInput): Promise<string | undefined> {
  if (source === 'outside') return name
  if (!personId) return undefined
  if (source === 'resident') return (await context.data.residents.findOne(personId).exec())?.name
  const member = await context.data.members.findOne(personId).exec()
  return member?.kind === 'member' ? member.name : undefined
}

/** Somebody joins a team: a deployed member, a resident, or somebody from outside. */
export async function joinTeam(
  context: Context,
  input: StayInput & { teamId: string },
): Promise<Result<TeamMember, StayRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const team = await recordOf<ServiceTeam>(context, input.teamId, 'serviceTeam')
  const stay = tidyStay(input)
  const name = await nameOf(context, stay)
  const stays = await readStays(context, input.teamId)
  const refusal = refuseStay(team, stay, name, stays)
  if (refusal || !name) return refused(refusal ?? { code: 'person-missing' })
  const person = personKey({ ...stay, name })
  const known = new Set(stays.map(({ id }) => id))
  const id = nextId((nth) => teamMemberId(context.keyOf, { teamId: input.teamId, person }, nth), known)
  const draft = { ...stay, id, kind: 'teamMember' as const, teamId: input.teamId, name, namePinyin: namePinyin(name) }
  return done((await context.write('teams', draft)) as TeamMember)
}

/** What somebody does in the team, and how to reach them. Who it is stays: somebody else is another member. */
export async function reviseStay(
  context: Context,
  input: Omit<StayInput, 'source' | 'personId' | 'name'> & { id: string },
): Promise<Result<TeamMember, StayRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const known = await recordOf<TeamMember>(context, input.id, 'teamMember')
  if (!known) return refused({ code: 'member-gone' })
  const { source, personId, name } = known
  const stay = tidyStay({ ...input, source, personId, name })
  const team = await recordOf<ServiceTeam>(context, known.teamId, 'serviceTeam')
  const refusal = refuseStay(team, stay, name, [])
  if (refusal) return refused(refusal)
  const { unitName, phone, skills, role, startsOn, note } = stay
  return done((await context.change('teams', known.id, { unitName, phone, skills, role, startsOn, note })) as TeamMember)
}

/** Somebody leaves; the stay is history. Answers how many planned shifts of theirs fell away. */
export async function leaveTeam(context: Context, input: EndInput): Promise<Result<Ended<TeamMember>, EndRefusal>> {
  if (!context.may('teams.write')) return refused({ code: 'not-allowed' })
  const stay = await recordOf<TeamMember>(context, input.id, 'teamMember')
  const refusal = refuseEnd(stay, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { id, endsOn, reason } = input
  const ended = (await context.change('teams', id, { endsOn, reason: reason.trim() })) as TeamMember
  const shifts = (await shiftsOfMember(context.data, id).exec()).map((found) => found.toMutableJSON() as Shift)
  return done({ ended, cancelled: await cancelAfter(context, shifts, endsOn) })
}
