import { documentTypes } from '../../../lib/national/document-types'
import { readRelation, relations } from '../../../lib/national/relations'
import { sexes } from '../../../lib/national/sexes'
import { saysNothing } from '../../../lib/sheet/cell-text'
import { readName } from '../../../lib/sheet/normalise'
import { ageOn } from '../../../lib/time'
import { readDate } from './dates'
import type { Desk } from './person-desk'
import { readNumber } from './read-number'
import type { ImportField, RefusalCode } from './types'

export function readWho({ person, cell, text, keep }: Desk, hasNameColumn: boolean): void {
  const { name, remark } = readName(cell('name'))
  person.headName = readName(cell('headName')).name
  // Sheets of heads only have no other name; where a member's cell is blank in the head's own row, the head is meant.
  person.name = name || (!hasNameColumn || isHeadRow(text('relation')) ? person.headName : '')
  if (remark === '') return
  // 张三（户主）
  const relation = text('relation') === '' ? relations.read(remark) : null
  if (relation === null) keep('name', remark)
  else person.relation = relation === '01' ? '02' : relation
}

const isHeadRow = (words: string): boolean => words === '' || relations.read(words) === '02' || relations.read(words) === '01'

export function readCitizen(
  { person, options, cell, text, flag, keep }: Desk,
  refuse: (field: ImportField, code: RefusalCode) => void,
): void {
  const typeWords = text('documentType')
  const type = typeWords === '' ? null : documentTypes.read(typeWords)
  if (typeWords !== '' && !saysNothing(typeWords) && type === null) {
    flag('documentType', 'unknown-value')
    keep('documentType', typeWords)
  }
  const other = text('documentNumber')
  const isOther =
    (type !== null && type !== '111' && type !== '113') || (type === null && typeWords !== '' && !saysNothing(typeWords))
  const given = text('citizenNumber')
  const reading =
    isOther && given !== '' && readNumber(cell('citizenNumber'), options.today).kind !== 'good'
      ? { kind: 'none' as const }
      : readNumber(cell('citizenNumber'), options.today)
  const documentNumber = saysNothing(other)
    ? ''
    : other || (isOther && reading.kind === 'none' && !saysNothing(given) ? given : '')
  if (documentNumber !== '') {
    person.fields.documentNumber = documentNumber
    if (type !== null && type !== '111') person.fields.documentType = type
  }
  if (reading.kind === 'good') {
    person.fields.citizenNumber = reading.number.number
    if (reading.number.convertedFrom15) {
      person.fields.convertedFrom15 = true
      flag('citizenNumber', 'converted-from-15')
    }
    if (reading.number.foreignPrefix) flag('citizenNumber', 'foreign-prefix')
    person.fields.sex = reading.number.sex
    person.fields.birthDate = reading.number.birthDate
  } else if (reading.kind === 'wrong' && options.wrongNumbers === 'refuse') {
    refuse('citizenNumber', reading.code)
  } else if (documentNumber === '') flag('citizenNumber', 'number-missing')
}

export function readBirthAndSex({ person, options, cell, text, flag, keep }: Desk): void {
  const { fields } = person
  const sexWords = text('sex')
  const typedSex = sexWords === '' ? null : sexes.read(sexWords)
  if (sexWords !== '' && typedSex === null && !saysNothing(sexWords)) {
    flag('sex', 'unknown-value')
    keep('sex', sexWords)
  }
  if (typedSex === '1' || typedSex === '2') {
    if (fields.sex && fields.sex !== typedSex) flag('sex', 'sex-mismatch')
    fields.sex ??= typedSex
  }
  const born = readDate(cell('birthDate'), options.epoch1904, options.today)
  if (born === 'odd' || (born && born.value > options.today)) {
    flag('birthDate', 'date-form')
    keep('birthDate', text('birthDate'))
  } else if (born) {
    // A guess that the citizen number confirms is no guess.
    const agrees = fields.birthDate?.startsWith(born.value) ?? false
    if (!born.sure && !agrees) flag('birthDate', 'date-form')
    if (fields.birthDate && !agrees) flag('birthDate', 'birth-mismatch')
    fields.birthDate ??= born.value
  }
  const age = Number(text('age').replace(/[岁周]/g, ''))
  if (text('age') !== '' && Number.isFinite(age) && fields.birthDate) {
    // 虚岁 counts one or two more, and a sheet may be a year old.
    if (Math.abs(age - ageOn(fields.birthDate, options.today)) > 2) flag('age', 'age-mismatch')
  }
}

export function readRelationOf({ person, text, flag, keep }: Desk): void {
  const words = text('relation')
  if (words === '' || saysNothing(words)) return
  const code = readRelation(words, person.fields.sex)
  if (code === null) {
    flag('relation', 'unknown-value')
    keep('relation', words)
    return
  }
  person.relation = code === '01' ? '02' : code
  const implied = relations.find(code)?.sex
  if (implied && person.fields.sex && implied !== person.fields.sex) flag('relation', 'relation-sex')
  // A relation tells the sex of somebody who has no number: 女婿 is a man.
  if (implied && !person.fields.sex) person.fields.sex = implied
}
