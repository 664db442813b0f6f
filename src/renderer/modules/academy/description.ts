import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { isSessionId } from './ids'
import { sessionWords } from './record-text'

/** How the lists of changes call the records of this collection. */
export const sessionDescription = describe({
  words: sessionWords,
  masks: { guardianPhone: maskPhone, phone: maskPhone },
  silent: ['namePinyin'],
  address: (id) => (isSessionId(id) ? `/academy/sessions/${id}` : '/academy'),
  rights: { read: 'academy.read', write: 'academy.write', reveal: 'roster.reveal' },
})
