import type { Context } from '../../data/context'
import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { trainingWords } from './record-text'

/** What a record of this collection is called: a mentor's group, a secretary, a contest, a problem. */
async function nameHere({ data }: Context, id: string): Promise<string> {
  const found = await data.training.findOne(id).exec()
  return found?.title ?? found?.name ?? ''
}

async function nameOfLearner({ data }: Context, id: string): Promise<string> {
  return (await data.sessions.findOne(id).exec())?.name ?? ''
}

async function nameOfPlace({ data }: Context, id: string): Promise<string> {
  return (await data.places.findOne(id).exec())?.name ?? ''
}

/** Where a record is shown, by how its id begins. */
function addressOf(id: string): string {
  const [begins = ''] = id.split('-')
  if (begins === 'problem') return `/cases/problems/${id}`
  if (begins === 'case') return `/cases/${id}`
  if (begins === 'mentorgroup') return `/mentoring/groups/${id}`
  if (begins === 'secretary') return `/mentoring/secretaries/${id}`
  if (begins === 'cohortstay') return '/mentoring/secretaries'
  if (begins === 'studio') return '/mentoring/studios'
  return ['contest', 'contestentry', 'exchange'].includes(begins) ? '/mentoring/contests' : '/mentoring'
}

/** How the lists of changes call the records of this collection. */
export const trainingDescription = describe({
  words: trainingWords,
  masks: { phone: maskPhone },
  behind: {
    groupId: nameHere,
    problemIds: nameHere,
    mentorGroupId: nameHere,
    pairingId: nameHere,
    secretaryId: nameHere,
    otherId: nameHere,
    contestId: nameHere,
    learnerId: nameOfLearner,
    learnerIds: nameOfLearner,
    estateId: nameOfPlace,
  },
  silent: ['namePinyin'],
  address: addressOf,
  rights: { read: 'academy.read', write: 'academy.write', reveal: 'roster.reveal' },
})
