import { expect, test } from 'vitest'
import { entryKinds } from '../rules'
import type { CatalogueRecord } from '../schema'
import { inputOf, valuesOf } from './entry-form'

test('a form that is opened and saved says what the entry said', () => {
  const entry = {
    title: '清洁家园',
    startsOn: '2026-11-23',
    startsAt: '09:00',
    hours: 1.5,
    quota: 20,
    onSlides: true,
    offeringKind: 'tour',
    materials: ['身份证', '户口簿'],
    steps: ['取号', '交材料'],
  } as Partial<CatalogueRecord>
  const said = Object.fromEntries(
    entryKinds.flatMap((kind) => Object.entries(inputOf(kind, valuesOf(kind, entry))).filter(([, value]) => value !== '')),
  )
  expect(said).toEqual(entry)
})

test('an empty number is none, and letters are no number', () => {
  expect(inputOf('duty', { title: '值守', hours: ' ' }).hours).toBeUndefined()
  expect(inputOf('duty', { title: '值守', hours: '两个' }).hours).toBeNaN()
})
