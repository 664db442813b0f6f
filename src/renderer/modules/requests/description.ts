import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { requestWords } from './record-text'

/** How the lists of changes call the records of this collection. */
export const requestDescription = describe({
  words: requestWords,
  masks: { phone: maskPhone },
  silent: ['namePinyin'],
  address: (id) => (id.startsWith('council-') ? `/council/${id}` : '/requests'),
  rights: { read: 'requests.read', write: 'requests.write', reveal: 'roster.reveal' },
})
