import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { trainingWords } from './record-text'

/** How the lists of changes call the records of this collection. */
export const trainingDescription = describe({
  words: trainingWords,
  masks: { phone: maskPhone },
  silent: ['namePinyin'],
  address: () => '/cases',
  rights: { read: 'academy.read', write: 'academy.write', reveal: 'roster.reveal' },
})
