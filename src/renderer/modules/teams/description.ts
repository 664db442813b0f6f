import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { teamWords } from './record-text'

/** How the lists of changes call the records of this collection. */
export const teamDescription = describe({
  words: teamWords,
  masks: { phone: maskPhone },
  silent: ['namePinyin'],
  address: () => '/teams',
  rights: { read: 'teams.read', write: 'teams.write', reveal: 'roster.reveal' },
})
