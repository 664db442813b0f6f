import type { Context } from '../../data/context'
import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { teamWords } from './record-text'

const nameOfTeam = async ({ data }: Context, id: string) => (await data.teams.findOne(id).exec())?.name ?? ''
const nameOfPlace = async ({ data }: Context, id: string) => (await data.places.findOne(id).exec())?.name ?? ''
const nameOfUnit = async ({ data }: Context, id: string) => (await data.members.findOne(id).exec())?.name ?? ''
/** A deployed member or a resident: their ids differ. */
const nameOfPerson = async (context: Context, id: string) =>
  (await nameOfUnit(context, id)) || ((await context.data.residents.findOne(id).exec())?.name ?? '')

/** How the lists of changes call the records of this collection. */
export const teamDescription = describe({
  words: teamWords,
  masks: { phone: maskPhone },
  behind: {
    teamId: nameOfTeam,
    teamMemberId: nameOfTeam,
    estateIds: nameOfPlace,
    estateId: nameOfPlace,
    unitId: nameOfUnit,
    personId: nameOfPerson,
  },
  silent: ['namePinyin'],
  address: (id) => (id.startsWith('team-') ? `/teams/${id}` : '/teams'),
  rights: { read: 'teams.read', write: 'teams.write', reveal: 'roster.reveal' },
})
