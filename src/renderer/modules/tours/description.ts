import { maskPhone } from '../../lib/national/phone'
import { describe } from '../describe'
import { tourWords } from './record-text'

/** How the lists of changes call the records of this collection. */
export const tourDescription = describe({
  words: tourWords,
  masks: { phone: maskPhone },
  silent: ['namePinyin'],
  address: () => '/tours',
  rights: { read: 'teams.read', write: 'teams.write', reveal: 'roster.reveal' },
})
