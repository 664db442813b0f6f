import type { Context } from '../data/context'
import type { Language, Text } from '../i18n/text'
import type { Description, ToldPart } from './module'

/** Words of a collection's records, in one language. */
export type RecordWords = {
  record: string
  empty: string
  yes: string
  no: string
  kind: Readonly<Record<string, string>>
  field: Readonly<Record<string, string>>
  /** Names of coded values, by field. */
  value: Readonly<Record<string, Readonly<Record<string, string>>>>
}

type Options = {
  words: Text<RecordWords>
  /** Fields whose values are shown masked. */
  masks?: Readonly<Record<string, (text: string) => string>>
  /** What a reference points at, by the field that holds it; an empty answer where nobody knows it. */
  behind?: Readonly<Record<string, (context: Context, id: string) => Promise<string>>>
  silent?: readonly string[]
  address: (id: string) => string | null
  rights: Description['rights']
}

/** The Description of a collection that holds several kinds of record with a `title` or a `name`. */
export function describe({ words, masks = {}, behind = {}, silent = [], address, rights }: Options): Description {
  const value = async (context: Context, field: string, given: unknown, language: Language): Promise<ToldPart[]> => {
    const text = words[language]
    if (given === undefined || given === null || given === '') return [{ text: text.empty }]
    if (typeof given === 'boolean') return [{ text: given ? text.yes : text.no }]
    if (Array.isArray(given)) {
      const parts = await Promise.all(given.map((one) => value(context, field, one, language)))
      return parts.length > 0 ? parts.flat() : [{ text: text.empty }]
    }
    const written = String(given)
    const mask = masks[field]
    if (mask) return [{ text: written, mask }]
    const coded = field === 'kind' ? text.kind[written] : text.value[field]?.[written]
    if (coded !== undefined) return [{ text: coded }]
    const named = await behind[field]?.(context, written)
    return [{ text: named || written }]
  }
  return {
    kind: { 'zh-CN': words['zh-CN'].record, en: words.en.record },
    title: async (_context, record, language) =>
      [words[language].kind[String(record['kind'] ?? '')], record['title'] ?? record['name']]
        .filter((part) => part !== undefined && part !== '')
        .join(' · '),
    field: (field, language) => words[language].field[field] ?? field,
    value,
    silent,
    address,
    rights,
  }
}
