import type { Context } from '../../data/context'
import type { Language } from '../../i18n/text'
import { maskCitizenNumber } from '../../lib/national/citizen-number'
import { maskPhone } from '../../lib/national/phone'
import { politicals } from '../../lib/national/politicals'
import type { Description, ToldPart } from '../module'
import { descriptionText } from './description-text'

const masks: Readonly<Record<string, (text: string) => string>> = {
  citizenNumber: maskCitizenNumber,
  phone: maskPhone,
  contactPhone: maskPhone,
}

const politicalStatus = (code: string, language: Language): string => {
  const entry = politicals.find(code)
  if (!entry) return code
  return language === 'en' ? entry.en : entry.zh
}

const coded: ReadonlySet<string> = new Set([
  'kind',
  'registrationKind',
  'registrationStatus',
  'claimTarget',
  'claimStatus',
  'station',
])

const nameOfMember = async (context: Context, id: string) => (await context.data.members.findOne(id).exec())?.name ?? ''
const titleInCatalogue = async (context: Context, id: string) => (await context.data.catalogue.findOne(id).exec())?.title ?? ''

/** What a reference points at, by the field that holds it. */
const nameBehind: Readonly<Record<string, (context: Context, id: string) => Promise<string>>> = {
  unitId: nameOfMember,
  memberId: nameOfMember,
  targetId: titleInCatalogue,
  activityId: titleInCatalogue,
}

async function value(context: Context, field: string, given: unknown, language: Language): Promise<ToldPart[]> {
  const text = descriptionText[language]
  if (given === undefined || given === null || given === '') return [{ text: text.empty }]
  if (typeof given === 'boolean') return [{ text: given ? text.yes : text.no }]
  if (Array.isArray(given)) return [{ text: given.length > 0 ? given.join(' ') : text.empty }]
  if (field === 'hours' && typeof given === 'number') return [{ text: text.hours(given) }]
  const written = String(given)
  const mask = masks[field]
  if (mask) return [{ text: written, mask }]
  if (coded.has(field)) return [{ text: (text.value as Readonly<Record<string, string>>)[written] ?? text.unknown }]
  if (field === 'politicalStatus') return [{ text: politicalStatus(written, language) }]
  const named = nameBehind[field]
  return [{ text: named ? (await named(context, written)) || text.elsewhere : written }]
}

const field = (name: string, language: Language): string =>
  (descriptionText[language].field as Readonly<Record<string, string>>)[name] ?? name

const rights = { read: 'members.read', write: 'members.write', reveal: 'roster.reveal' }

/** Units and members by their name, what hangs on a member by the kind and the member's name. */
export const memberDescription: Description = {
  kind: { 'zh-CN': descriptionText['zh-CN'].record, en: descriptionText.en.record },
  title: async (context, record, language) => {
    if (record['name']) return String(record['name'])
    const kinds = descriptionText[language].value as Readonly<Record<string, string>>
    const kind = kinds[String(record['kind'])] ?? ''
    const owner = record['memberId'] ?? record['unitId']
    return [kind, owner ? await nameOfMember(context, String(owner)) : ''].filter((part) => part !== '').join(' ')
  },
  field,
  value,
  silent: ['namePinyin'],
  address: (id) => {
    if (id.startsWith('unit-')) return `/units/${id}`
    return id.startsWith('member-') ? `/members/${id}` : null
  },
  rights,
}

export const checkInDescription: Description = {
  kind: { 'zh-CN': descriptionText['zh-CN'].checkIn, en: descriptionText.en.checkIn },
  title: async (context, record) =>
    [
      String(record['day'] ?? ''),
      await nameOfMember(context, String(record['memberId'])),
      await titleInCatalogue(context, String(record['activityId'])),
    ]
      .filter((part) => part !== '')
      .join(' '),
  field,
  value,
  silent: [],
  address: () => null,
  rights,
}
