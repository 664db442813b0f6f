import { type Piece, piecesBy, plainText } from './case-marks'
import type { Problem } from './schema'

type Words = Pick<Problem, 'id' | 'title'>
/** `likeness`: how much two titles have in common, 0 to 1, what is in many titles counting little. */
export type Alike<P> = { problem: P; likeness: number; title: Piece[] }

/** Below this two titles have hardly more than a common word. */
const leastLikeness = 0.22
const inBlank = /[\s\p{P}\p{S}]/u

/** Pairs of characters that stand side by side, and the characters themselves, which say less. */
function gramsOf(title: string): Set<string> {
  const plain = plainText(title)
  const grams = new Set<string>()
  for (let at = 0; at < plain.length; at += 1) {
    const [one = '', two = ''] = [plain[at], plain[at + 1]]
    if (inBlank.test(one)) continue
    grams.add(one)
    if (two !== '' && !inBlank.test(two)) grams.add(one + two)
  }
  return grams
}

/**
 * Finds the problems that are worded like one of them, the most alike first. Made once for a list: how rare a pair of characters is
 * there decides how much it says (in a list about estates 小区 says nothing, 电梯 a lot).
 */
export function createAlike<P extends Words>(problems: readonly P[]): (of: Words, most: number) => Alike<P>[] {
  const known = problems.map((problem) => ({ problem, grams: gramsOf(problem.title) }))
  const counts = new Map<string, number>()
  for (const { grams } of known) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const weightOf = (gram: string): number =>
    Math.log(1 + (known.length + 1) / (counts.get(gram) ?? 1)) * (gram.length > 1 ? 1 : 0.25)
  const sum = (grams: Iterable<string>): number => {
    let total = 0
    for (const gram of grams) total += weightOf(gram)
    return total
  }
  const sums = known.map(({ grams }) => sum(grams))
  return (of, most) => {
    const own = gramsOf(of.title)
    const total = sum(own)
    const found = known.flatMap(({ problem, grams }, index) => {
      if (problem.id === of.id) return []
      const shared = [...own].filter((gram) => grams.has(gram))
      if (!shared.some((gram) => gram.length > 1)) return []
      const likeness = (2 * sum(shared)) / (total + (sums[index] ?? 0))
      return likeness < leastLikeness ? [] : [{ problem, likeness, shared }]
    })
    found.sort((a, b) => b.likeness - a.likeness || (a.problem.id < b.problem.id ? -1 : 1))
    return found.slice(0, most).map(({ problem, likeness, shared }) => ({
      problem,
      likeness,
      title: piecesBy(
        problem.title,
        shared.filter((gram) => gram.length > 1),
      ),
    }))
  }
}
