import { fold } from './fold'

/** People say 会修电器, 修电器, 能修理电器 and mean one thing: how it is introduced says nothing. 会计 and 会务 are no introduction. */
const introduction = /^(我|也)?(会(?![计议务展场员])|能|可以|懂|擅长|熟悉|精通)+/

const bare = (words: string): string => fold(words).replace(/[\s、，,。.]/g, '')

const coreOf = (words: string): string => bare(words).replace(introduction, '') || bare(words)

/** Whether every character asked for stands in the skill, in whatever order: 修电器 is in 电器维修. */
function fits(asked: string, skill: string): boolean {
  if (skill.includes(asked)) return true
  return /^\p{Script=Han}{2,}$/u.test(asked) && [...asked].every((character) => skill.includes(character))
}

/** The skills of somebody that answer what was asked; all of them where nothing was. */
export function skillsFor(asked: string, skills: readonly string[]): string[] {
  const core = coreOf(asked)
  return core === '' ? [...skills] : skills.filter((skill) => fits(core, coreOf(skill)) || bare(skill).includes(bare(asked)))
}

const inChinese = new Intl.Collator('zh-CN')

/** Every skill somebody named, once. */
export const skillsNamed = (people: readonly { skills?: readonly string[] }[]): string[] =>
  [...new Set(people.flatMap(({ skills = [] }) => skills))].sort(inChinese.compare)
