import { saysNothing } from '../../../lib/sheet/cell-text'
import { readPhones, readYesNo } from '../../../lib/sheet/normalise'
import type { CareTag } from '../schema'
import { readDate } from './dates'
import type { Desk } from './person-desk'
import { type CodedField, codedFields, readCareTags, readPopulationKind, readResidencyStatus, readUseType } from './read-codes'
import { bareBuilding, bareEntrance, bareRoom, joinSeat, readSeat } from './seats'
import type { ImportField } from './types'

export function readContact({ person, cell, flag, keep }: Desk): void {
  const { phones, odd, remarks } = readPhones(cell('phone'))
  if (phones.length > 0) person.fields.phones = phones.slice(0, 6)
  const over = [...odd, ...phones.slice(6)]
  if (over.length > 0) {
    flag('phone', 'phone-form')
    keep('phone', over.join('、'))
  }
  if (remarks.length > 0) keep('phone', remarks.join('、'))
}

export function readCodes({ person, text, flag, keep }: Desk): void {
  const unknown = (field: ImportField, words: string) => {
    flag(field, 'unknown-value')
    keep(field, words)
  }
  for (const [field, table] of Object.entries(codedFields) as [CodedField, (typeof codedFields)[CodedField]][]) {
    const words = text(field)
    if (words === '') continue
    const code = table.read(words)
    if (code !== null) person.fields[field] = code
    else if (!saysNothing(words)) unknown(field, words)
  }
  const kind = text('populationKind')
  if (kind !== '' && !saysNothing(kind)) {
    const read = readPopulationKind(kind)
    if (read) person.fields.populationKind = read
    else unknown('populationKind', kind)
  }
  const care = readCareTags(text('careTags'))
  const tags: CareTag[] = [...care.tags]
  if (care.odd.length > 0) unknown('careTags', care.odd.join('、'))
  const focus = text('isFocus')
  const isFocus = readYesNo(focus)
  if (isFocus === 'odd') {
    const named = readCareTags(focus)
    for (const tag of named.tags) if (!tags.includes(tag)) tags.push(tag)
    if (named.odd.length > 0) unknown('isFocus', named.odd.join('、'))
  } else if (isFocus && tags.length === 0 && care.odd.length === 0) tags.push('focusCare')
  if (tags.length > 0) person.fields.careTags = tags.sort()
}

export function readPresence({ person, options, cell, text, flag, keep }: Desk): void {
  const { fields } = person
  const day = (field: 'movedOutOn' | 'diedOn') => {
    const read = readDate(cell(field), options.epoch1904, options.today)
    if (read === 'odd') {
      flag(field, 'date-form')
      keep(field, text(field))
    } else if (read) {
      if (!read.sure) flag(field, 'date-form')
      fields[field] = read.value
    }
  }
  day('movedOutOn')
  day('diedOn')
  const movedTo = text('movedTo')
  if (movedTo !== '' && !saysNothing(movedTo)) fields.movedTo = movedTo
  const moved = readYesNo(cell('isMovedOut'))
  const dead = readYesNo(cell('isDead'))
  for (const [field, answer] of [
    ['isMovedOut', moved],
    ['isDead', dead],
  ] as const) {
    if (answer !== 'odd') continue
    flag(field, 'unknown-value')
    keep(field, text(field))
  }
  if (dead === true || (dead === null && fields.diedOn)) fields.presence = 'died'
  else if (moved === true || (moved === null && fields.movedOutOn)) fields.presence = 'movedOut'
  else if (dead === false || moved === false) fields.presence = 'present'
}

export function readPlace({ person, cell, text, flag, keep }: Desk): void {
  const { fields } = person
  const said = (field: ImportField) => (saysNothing(text(field)) ? '' : text(field))
  const parts = {
    estate: said('estate'),
    building: bareBuilding(cell('building')),
    entrance: bareEntrance(cell('entrance')),
    roomNo: bareRoom(cell('roomNo')),
  }
  person.seat = joinSeat(parts, readSeat(cell('seat')))
  person.community = said('community')
  person.grid = said('grid')
  person.neighbourhoodUnit = said('neighbourhoodUnit')
  person.householdNo = said('householdNo').replace(/\s/g, '')
  const use = said('useType')
  if (use !== '') {
    const read = readUseType(use)
    if (read) person.useType = read
    else {
      flag('useType', 'unknown-value')
      keep('useType', use)
    }
  }
  for (const field of ['hukouEstate', 'hukouPlace', 'actualAddress', 'workplace'] as const)
    if (said(field) !== '') fields[field] = said(field)
  const status = said('residencyStatus')
  const read = status === '' ? null : readResidencyStatus(status)
  if (status !== '' && !read) {
    flag('residencyStatus', 'unknown-value')
    keep('residencyStatus', status)
  }
  const separated = readYesNo(cell('isSeparated'))
  if (read) fields.residencyStatus = read
  else if (separated === true) fields.residencyStatus = fields.actualAddress ? 'livesElsewhere' : 'livesHereHukouElsewhere'
  else if (separated === false) fields.residencyStatus = 'matched'
}
