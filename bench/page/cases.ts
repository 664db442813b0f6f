import '../../src/renderer/app/first'
import { createFinder, type Searched } from '../../src/renderer/modules/training/case-finder'
import { piecesBy, snippetOf, wordsOfQuery } from '../../src/renderer/modules/training/case-marks'
import { createAlike } from '../../src/renderer/modules/training/problem-alike'
import { casesAndProblems } from './case-records'

let entries: Searched[] = []
let texts: string[] = []
let find: (typed: string) => Searched[] = () => []

/** Makes so many problems and cases ready to be searched, as the page does; the array of strings beside it is the plainest way. */
export function build(problems: number, cases: number) {
  entries = casesAndProblems(problems, cases)
  const start = performance.now()
  find = createFinder(entries)
  const builtMs = performance.now() - start
  const plainStart = performance.now()
  texts = entries.map(({ title, body }) => `${title}\n${body}`)
  return { builtMs, plainMs: performance.now() - plainStart, characters: texts.join('').length }
}

/** As people type them: one character, a word of two and of more, several words, what nobody wrote, what everything has. */
export const queries: Record<string, string[]> = {
  'one character': ['车', '梯', '灯', '狗', '水'],
  'a word': ['停车', '电梯', '漏水', '物业', '维修资金'],
  'several words': ['停车 消防', '电梯 业委会', '三号楼 漏水', '志愿者 早晚', '网格员 同意书 门禁'],
  'not there': ['飞机场', '地铁 四号线', '桌球'],
  'in everything': ['居民', '的', '，'],
}

const clock = (act: () => unknown): number => {
  const start = performance.now()
  act()
  return performance.now() - start
}

/** What a keystroke costs: everything that is found, in order, and the first fifty with what was looked for marked. */
function show(typed: string) {
  const words = wordsOfQuery(typed)
  return find(typed)
    .slice(0, 50)
    .map(({ title, body }) => [piecesBy(title, words), snippetOf(body, words)])
}

/** The plainest way: which texts have the words. */
function scan(typed: string) {
  const words = typed.split(' ')
  return texts.filter((text) => words.every((word) => text.includes(word)))
}

/** Milliseconds of each way, in turns, so that what else the machine does falls on all of them. */
export function time(asked: readonly string[], rounds: number) {
  const times: Record<'shown' | 'found' | 'scanned', number[]> = { shown: [], found: [], scanned: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const typed of asked) {
      times.scanned.push(clock(() => scan(typed)))
      times.found.push(clock(() => find(typed)))
      times.shown.push(clock(() => show(typed)))
    }
  return times
}

/** How many each way finds: the same, or one of them is wrong. */
export const counts = (asked: readonly string[]): [number, number][] =>
  asked.map((typed) => [find(typed).length, scan(typed).length])

/** What it costs to find the problems worded like one: once for the list, then for each. */
export function timeAlike(rounds: number) {
  const problems = entries.filter(({ id }) => id.startsWith('problem-'))
  const start = performance.now()
  const alike = createAlike(problems)
  const madeMs = performance.now() - start
  const each = problems.slice(0, rounds).map((problem) => {
    const begun = performance.now()
    alike(problem, 8)
    return performance.now() - begun
  })
  return { madeMs, each }
}
