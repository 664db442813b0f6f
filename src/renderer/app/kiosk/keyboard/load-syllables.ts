import { z } from 'zod'
import { type Syllables, syllablesOf } from './syllables'

const layout = z.object({ default: z.object({ layoutCandidates: z.record(z.string().regex(/^[a-z]+$/), z.string().min(1)) }) })

/**
 * The dictionary of simple-keyboard-layouts (MIT): the 6,763 characters of GB 2312 by syllable, the commonest first. It is part of
 * the app, so it works without a network, and is read when the first field wants characters.
 */
export async function loadSyllables(): Promise<Syllables> {
  const read = layout.parse(await import('simple-keyboard-layouts/build/layouts/chinese'))
  return syllablesOf(read.default.layoutCandidates)
}
