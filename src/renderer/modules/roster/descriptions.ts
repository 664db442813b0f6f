import type { Context } from '../../data/context'
import type { Language } from '../../i18n/text'
import { maskCitizenNumber, maskDocumentNumber } from '../../lib/national/citizen-number'
import { maskPhone } from '../../lib/national/phone'
import type { Description, ToldPart } from '../module'
import { descriptionText } from './description-text'
import { namesOf, placeOf } from './homes'
import { fieldText } from './import/screens/field-text'
import { nameOfField, showValue } from './import/screens/show-value'
import { placeText } from './place-text'
import type { Place } from './schema'
import { rosterText } from './text'

const masks: Readonly<Record<string, (text: string) => string>> = {
  citizenNumber: maskCitizenNumber,
  documentNumber: maskDocumentNumber,
  phones: maskPhone,
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `百瑞苑 3-2-501`; empty where the place is not known. */
async function addressOf(context: Context, id: string): Promise<string> {
  const [estate = '', ...seat] = await namesOf(context, id)
  return [estate, seat.filter((name) => name !== '').join('-')].filter((part) => part !== '').join(' ')
}

async function residentValue(context: Context, field: string, value: unknown, language: Language): Promise<ToldPart[]> {
  const mask = masks[field]
  const names = fieldText[language]
  if (mask && typeof value === 'string' && value !== '') return [{ text: value, mask }]
  if (mask && Array.isArray(value) && value.length > 0) return value.map((one) => ({ text: String(one), mask }))
  if ((field === 'dwellingId' || field === 'householdId') && typeof value === 'string') {
    const address = await addressOf(context, value)
    if (address !== '') return [{ text: address }]
  }
  return [{ text: showValue(field, value, names, language) }]
}

export const residentDescription: Description = {
  kind: { 'zh-CN': descriptionText['zh-CN'].resident, en: descriptionText.en.resident },
  title: async (_context, record) => textOf(record['name']),
  field: (field, language) => nameOfField(field, fieldText[language]),
  value: residentValue,
  silent: ['namePinyin'],
  address: (id) => `/residents/${id}`,
  rights: { read: 'roster.read', write: 'roster.write', reveal: 'roster.reveal' },
}

function placeTitle(kind: unknown, name: string, language: Language): string {
  const { label } = placeText[language]
  return kind === 'building' || kind === 'entrance' ? label[kind](name) : name
}

async function nameOfPlace(context: Context, place: Place, language: Language): Promise<string> {
  const { household } = placeText[language]
  if (place.kind === 'household') {
    const home = await addressOf(context, place.parentId ?? place.id)
    return [home, household(place.name).trim()].filter((part) => part !== '').join(' ')
  }
  const inTree = place.kind === 'dwelling' || place.kind === 'building' || place.kind === 'entrance'
  return (inTree ? await addressOf(context, place.id) : '') || placeTitle(place.kind, place.name, language)
}

async function placeValue(context: Context, field: string, value: unknown, language: Language): Promise<ToldPart[]> {
  const { useType, unknown } = rosterText[language]
  const written = textOf(value)
  if (written === '') return [{ text: fieldText[language].empty }]
  if (field === 'useType') return [{ text: (useType as Readonly<Record<string, string>>)[written] ?? unknown }]
  if (field === 'kind')
    return [{ text: (descriptionText[language].kind as Readonly<Record<string, string>>)[written] ?? unknown }]
  if (field === 'parentId' || field === 'gridId') {
    const place = await placeOf(context, written)
    return [{ text: place ? await nameOfPlace(context, place, language) : fieldText[language].elsewhere }]
  }
  return [{ text: written }]
}

export const placeDescription: Description = {
  kind: { 'zh-CN': descriptionText['zh-CN'].place, en: descriptionText.en.place },
  title: async (context, record, language) => {
    const place = await placeOf(context, textOf(record['id']))
    return place ? nameOfPlace(context, place, language) : placeTitle(record['kind'], textOf(record['name']), language)
  },
  field: (field, language) => {
    const names: Readonly<Record<string, string>> = descriptionText[language].field
    return names[field] ?? nameOfField(field, fieldText[language])
  },
  value: placeValue,
  silent: [],
  address: () => '/places',
  rights: { read: 'roster.read', write: 'roster.write', reveal: 'roster.reveal' },
}
