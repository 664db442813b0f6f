import { describe, expect, test } from 'vitest'
import type { Resident } from '../schema'
import { changedFields, changeOf, type FormValues, inputOf, mergeInto, typeInto, valuesOf } from './person-form'

const today = '2026-11-23'
const empty = valuesOf({})

test('a record comes out of the form as it went in', () => {
  const resident: Partial<Resident> = {
    name: '王芳',
    sex: '2',
    phones: ['13800001234', '027-87654321'],
    careTags: ['livingAlone', 'veryOld'],
    note: '晚上在家',
  }
  expect(inputOf(valuesOf(resident))).toEqual(resident)
})

test('an unknown sex is an empty field', () => expect(valuesOf({ sex: '0' }).sex).toBe(''))

describe('a citizen number that is right', () => {
  const typed = (values: Partial<FormValues>, number: string) => {
    const { sex, birthDate } = typeInto({ ...empty, ...values }, 'citizenNumber', number, today)
    return { sex, birthDate }
  }
  const number = '420106199001010028'
  test('fills in sex and birth date', () => expect(typed({}, number)).toEqual({ sex: '2', birthDate: '1990-01-01' }))
  test('completes a month to a day', () =>
    expect(typed({ birthDate: '1990-01' }, number)).toEqual({ sex: '2', birthDate: '1990-01-01' }))
  test('leaves what somebody typed', () =>
    expect(typed({ sex: '1', birthDate: '1991-02-03' }, number)).toEqual({ sex: '1', birthDate: '1991-02-03' }))
  test('corrects what the number before it filled in', () =>
    expect(typed({ citizenNumber: '42010619900101001X', sex: '1', birthDate: '1990-01-01' }, '420106197503150224')).toEqual({
      sex: '2',
      birthDate: '1975-03-15',
    }))
  test('half typed it fills in nothing', () => expect(typed({}, '42010619900101')).toEqual({ sex: '', birthDate: '' }))
})

test('only what was typed is sent, a cleared field as nothing', () => {
  const base = valuesOf({ name: '王芳', sex: '2', note: '旧' })
  const values = { ...base, note: '', phones: '138 0000'.replace(' ', '') }
  expect(changedFields(base, values)).toEqual(['phones', 'note'])
  expect(changeOf(base, values)).toEqual({ note: undefined, phones: ['1380000'] })
})

describe('when the record changes elsewhere', () => {
  const base = valuesOf({ name: '王芳', sex: '2', phones: ['1'], note: 'a' })
  test('fields nobody typed into take the new value', () => {
    const values = { ...base, note: 'mine' }
    const stands = valuesOf({ name: '王芳', sex: '2', phones: ['2'], note: 'a' })
    expect(mergeInto(base, values, stands)).toEqual({
      base: stands,
      values: { ...values, phones: '2' },
      merged: ['phones'],
      clashing: [],
    })
  })
  test('a field both typed into keeps mine and is named; the same value is no clash', () => {
    const values = { ...base, note: 'mine', phones: '2' }
    const stands = valuesOf({ name: '王芳', sex: '2', phones: ['2'], note: 'theirs' })
    expect(mergeInto(base, values, stands)).toEqual({ base: stands, values, merged: [], clashing: ['note'] })
  })
})
