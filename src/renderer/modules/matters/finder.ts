import { fold, foldName } from '../../lib/fold'
import { createNameFinder, type NameFinder } from '../../lib/name-finder'
import { textPinyin } from '../../lib/pinyin'
import type { Matter } from '../catalogue/schema'
import { synonyms as ownSynonyms, type Synonym } from './synonyms'

export type Found = Pick<Matter, 'title'> & Partial<Pick<Matter, 'titlePinyin' | 'tags' | 'category' | 'body' | 'code'>>
export type MatterFinder<T> = (typed: string) => T[]

/** What people say around a matter and what names none: 我想问一下…怎么办、要带什么材料. */
const around =
  /请问|问一下|我想|我要|想要|我们|我家|给我|帮我|帮忙|一下|怎么办理|怎么办|怎样|如何|怎么|哪里|哪儿|在哪|去哪|需要|要带|带什么|什么|哪些|材料|手续|流程|多少钱|可以|能不能|办理|申请|给|吗|呢|呀|啊|的|了/g

const plain = (typed: string): string => foldName(typed.slice(0, 120)).replace(/[，。,.?？!！、；;：:]/g, '')

const pairsOf = (text: string): string[] => {
  const signs = [...text]
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

/** The words that synonyms give for what was said, the longest said first; letters are compared with their pinyin. */
function createTranslator(list: readonly Synonym[]): (typed: string) => string[] {
  const sorted = [...list].sort((a, b) => b.said.join('').length - a.said.join('').length)
  // The pinyin of all of them is reckoned when somebody types letters.
  let byLetters: NameFinder<Synonym> | null = null
  const lettersOf = (typed: string): Synonym[] => {
    byLetters ??= createNameFinder(sorted, ({ said }) => ({
      names: [{ name: said.join(''), pinyin: textPinyin(said.join('')) }],
    }))
    return byLetters(typed)
  }
  return (typed) => {
    const bare = plain(typed)
    if (/^[a-z]{3,}$/.test(bare)) return lettersOf(bare).flatMap(({ words }) => words)
    return sorted.filter(({ said }) => said.every((part) => bare.includes(part))).flatMap(({ words }) => words)
  }
}

/** Nearest by pairs of characters: for a sentence nothing of which stands in a name as it was said. */
function nearest<T extends Found>(items: readonly { item: T; text: string }[], typed: string): T[] {
  const pairs = pairsOf(typed)
  if (pairs.length === 0) return []
  return items
    .map(({ item, text }) => ({ item, shared: pairs.filter((pair) => text.includes(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ item }) => item)
}

/**
 * Finds matters (办事事项) as people say them: by name, code, everyday words of the file and of our own list, pinyin and initials, or a
 * whole sentence (给孩子上户口要带什么). Best first; nothing typed answers all of them in the order given.
 */
export function createMatterFinder<T extends Found>(
  matters: readonly T[],
  list: readonly Synonym[] = ownSynonyms,
): MatterFinder<T> {
  // Categories and everyday words come again and again.
  const letters = new Map<string, string>()
  const pinyinOf = (text: string): string => {
    const known = letters.get(text) ?? textPinyin(text)
    letters.set(text, known)
    return known
  }
  const find = createNameFinder(matters, ({ title, titlePinyin, tags = [], category, body, code }) => ({
    names: [
      { name: title, pinyin: titlePinyin ?? pinyinOf(title) },
      ...[...tags, ...(category ? [category] : [])].map((name) => ({ name, pinyin: pinyinOf(name) })),
    ],
    also: [...(body ? [body] : []), ...(code ? [foldName(code)] : [])],
  }))
  const translate = createTranslator(list)
  const texts = matters.map((item) => ({ item, text: fold([item.title, ...(item.tags ?? [])].join('|')) }))
  return (typed) => {
    const direct = find(typed)
    if (typed.trim() === '') return direct
    const found = new Set(direct)
    const add = (more: readonly T[]) => {
      for (const one of more) found.add(one)
    }
    for (const word of translate(typed)) add(texts.filter(({ text }) => text.includes(word)).map(({ item }) => item))
    const bare = plain(typed).replace(around, '')
    if (found.size === 0 && bare !== '') add(find(bare))
    if (found.size === 0 && bare.length > 1) add(nearest(texts, bare))
    return [...found]
  }
}
