import { pinyin } from 'pinyin-pro'

/**
 * Surnames the library reads as ordinary words; the readings are those of 现代汉语词典 for the character as a surname.
 * Compound ones first: the longest fitting one decides.
 */
const corrected: [surname: string, reading: string[]][] = [
  ['单于', ['chan', 'yu']],
  ['角里', ['lu', 'li']],
  ['种', ['chong']],
  ['洗', ['xian']],
  ['祭', ['zhai']],
  ['佴', ['nai']],
  ['隽', ['juan']],
  ['秘', ['bi']],
  ['么', ['yao']],
]

/**
 * A name in pinyin as people type it: syllables apart by a blank, small letters, no tones, `v` for ü (吕布 → `lv bu`).
 * A surname is read as one (单 shan, 尉迟 yu chi). Letters stay as they are; a dot or a hyphen parts words.
 * It takes about 20 µs, so it is computed once, when the name is written.
 */
export function namePinyin(name: string): string {
  const clean = name.normalize('NFKC').trim()
  const syllables = pinyin(clean, { surname: 'head', v: true, toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '')
  for (const [surname, reading] of corrected) {
    if (clean.startsWith(surname)) {
      syllables.splice(0, reading.length, ...reading)
      break
    }
  }
  return syllables.join(' ').slice(0, 200)
}

/** Any Chinese text in pinyin as people type it, no surname in it: what a unit or an activity is called. At most 400 characters. */
export const textPinyin = (text: string): string =>
  pinyin(text.normalize('NFKC').trim(), { v: true, toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 400)
