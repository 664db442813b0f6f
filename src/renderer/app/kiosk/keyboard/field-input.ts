/** What a field takes: which keys come up for it, and what of a typed text it keeps. */
export const fieldInputs = ['name', 'text', 'digits', 'citizenNumber', 'code'] as const
export type FieldInput = (typeof fieldInputs)[number]

/** Which keys come up: numbers, numbers with X, or letters that make characters. */
export const keysOf = (input: FieldInput): 'digits' | 'citizenNumber' | 'pinyin' =>
  input === 'digits' || input === 'code' ? 'digits' : input === 'citizenNumber' ? 'citizenNumber' : 'pinyin'

const kept: Record<FieldInput, (text: string) => string> = {
  name: (text) => text.replace(/[^\p{L}·•\- ]/gu, ''),
  text: (text) => text.replace(/\p{Cc}/gu, ''),
  digits: (text) => text.replace(/\D/g, ''),
  code: (text) => text.replace(/\D/g, ''),
  citizenNumber: (text) => text.toUpperCase().replace(/[^0-9X]/g, ''),
}

/** What the field keeps of a text, from whichever keyboard or card reader it came; at most `most` characters. */
export const admit = (input: FieldInput, text: string, most: number): string =>
  [...kept[input](text.normalize('NFKC'))].slice(0, most).join('')
