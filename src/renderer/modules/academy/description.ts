import type { Context } from '../../data/context'
import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { isSessionId } from './ids'
import { sessionWords } from './record-text'

/** What a record of this collection is called: a session, a course, a learner, a teaching point. */
async function nameHere({ data }: Context, id: string): Promise<string> {
  const found = await data.sessions.findOne(id).exec()
  return found?.title ?? found?.name ?? ''
}

async function nameOfPlace({ data }: Context, id: string): Promise<string> {
  return (await data.places.findOne(id).exec())?.name ?? ''
}

async function nameOfResident({ data }: Context, id: string): Promise<string> {
  return (await data.residents.findOne(id).exec())?.name ?? ''
}

/** Where a record is shown, by how its id begins. */
function addressOf(id: string): string {
  if (isSessionId(id)) return `/academy/sessions/${id}`
  const [begins = ''] = id.split('-')
  if (begins === 'learner') return `/academy/learners/${id}`
  if (begins === 'certificate') return `/academy/learners/certificates/${id}`
  if (begins === 'point') return `/academy/points/${id}`
  if (begins === 'booking' || begins === 'feedback') return '/academy/points'
  return ['carried', 'target'].includes(begins) ? '/academy/learners' : '/academy'
}

/** How the lists of changes call the records of this collection. */
export const sessionDescription = describe({
  words: sessionWords,
  masks: { guardianPhone: maskPhone, phone: maskPhone },
  behind: {
    sessionId: nameHere,
    learnerId: nameHere,
    courseId: nameHere,
    teachingPointId: nameHere,
    bookingId: nameHere,
    estateId: nameOfPlace,
    residentId: nameOfResident,
  },
  silent: ['namePinyin'],
  address: addressOf,
  rights: { read: 'academy.read', write: 'academy.write', reveal: 'roster.reveal' },
})
