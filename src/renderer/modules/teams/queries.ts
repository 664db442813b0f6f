import type { Data } from '../../data/collections'

/** Every team there ever was, and everyone who ever stood in one: some hundreds, read whole and kept live. */
export const teamsAndMembers = (data: Data) => data.teams.find({ selector: { kind: { $in: ['serviceTeam', 'teamMember'] } } })

export const allTeams = (data: Data) => data.teams.find({ selector: { kind: 'serviceTeam' } })

export const teamById = (data: Data, id: string) => data.teams.findOne(id)

/** Everyone who ever stood in a team; `activeMembers` (rules) says who does now. */
export const allTeamMembers = (data: Data) => data.teams.find({ selector: { kind: 'teamMember' } })

export const membersOfTeam = (data: Data, teamId: string) => data.teams.find({ selector: { kind: 'teamMember', teamId } })

/** Every shift of every team. */
export const allShifts = (data: Data) => data.teams.find({ selector: { kind: 'shift' } })

export const shiftsOfTeam = (data: Data, teamId: string) => data.teams.find({ selector: { kind: 'shift', teamId } })

export const shiftsOfMember = (data: Data, teamMemberId: string) => data.teams.find({ selector: { kind: 'shift', teamMemberId } })

/** 小区 of the community, which teams cover. */
export const estates = (data: Data) => data.places.find({ selector: { kind: 'estate' } })

/** Deployed members and their units, of whom teams are made. */
export const deployedPeople = (data: Data) => data.members.find({ selector: { kind: { $in: ['member', 'sendingUnit'] } } })
