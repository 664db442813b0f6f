import { readFileSync } from 'node:fs'
import { type Finding, report, repositoryFiles } from './checks'
import { moduleCollections } from './module-collections'
import { orderFindings, wordsOf } from './people-orders'

/**
 * No ranking of people, no forced daily punch, no photo or position as proof (the central opinion of December 2023 on
 * 指尖上的形式主义): a check-in is a record kept in one tap, and this check keeps it so.
 */

type Ban = { name: string; files: RegExp; but?: RegExp; pattern: RegExp; why: string }

const tests = /[.]test[.]tsx?$|\/testing\//

export const bans: Ban[] = [
  {
    name: 'no-photo-no-position',
    files: /^src\/(renderer|preload|shared)\/.*[.]tsx?$/,
    but: tests,
    pattern:
      /\bgeolocation\b|\bmediaDevices\b|\bget(User|Display)Media\b|\bImageCapture\b|\bMediaRecorder\b|\bcapture=|accept=\W*image\//,
    why: 'a check-in asks for no photo and no position',
  },
  {
    name: 'no-ranking-in-words',
    files: /^src\/renderer\/.*[.]tsx?$/,
    but: tests,
    pattern: /排名|排行|名次|榜单|红黑榜|光荣榜|积分榜|\bleader ?board\b|\bTOP ?\d/i,
    why: 'people are not ranked, so no screen has a word for it',
  },
  {
    name: 'no-forced-punch',
    files: /^src\/renderer\/modules\/(members|catalogue|intake)\/.*[.]tsx?$/,
    but: tests,
    pattern: /打卡|缺勤|旷工|未签到/,
    why: 'nobody has to check in: who did not is on no list',
  },
]

/** Words a record's field may not be named with. */
const watched = new Set(
  'photo photos picture image avatar face portrait fingerprint selfie position location latitude longitude lat lng gps geo coordinate coordinates track rank ranking score scores grade medal absence absences'.split(
    ' ',
  ),
)

/** Fields that are named so and mean something else. */
export const allowedFields: Readonly<Record<string, string>> = {
  'members.position': '职务: what somebody is at their unit, never where somebody is',
}

/** Fields of records that say how somebody looks, where somebody is, or how somebody compares. */
export function fieldFindings(fields: Readonly<Record<string, readonly string[]>>): Finding[] {
  const named = Object.entries(fields).flatMap(([collection, names]) =>
    names.map((name) => ({ where: `${collection}.${name}`, name })),
  )
  const found = named
    .filter(({ where, name }) => wordsOf(name).some((word) => watched.has(word)) && !(where in allowedFields))
    .map(({ where }) => ({ where, what: 'no-photo-no-position: a record keeps no photo, position or score of anybody' }))
  const stale = Object.keys(allowedFields)
    .filter((allowed) => !named.some(({ where }) => where === allowed))
    .map((where) => ({ where, what: 'is allowed by scripts/check-people.ts and no longer there' }))
  return [...found, ...stale]
}

/** Where a word or an interface stands that this program has no use for. `files` is for the test of this check. */
export const wordFindings = (folder = '.', files = repositoryFiles(folder)): (Finding & { rule: string })[] =>
  files.flatMap((path) => {
    const looked = bans.filter((ban) => ban.files.test(path) && !ban.but?.test(path))
    if (looked.length === 0) return []
    const lines = readFileSync(`${folder}/${path}`, 'utf8').split('\n')
    return looked.flatMap(({ name, pattern, why }) =>
      lines.flatMap((line, index) =>
        pattern.test(line) ? [{ where: `${path}:${index + 1}`, rule: name, what: `${name}: ${why}` }] : [],
      ),
    )
  })

if (process.argv[1]?.endsWith('check-people.ts')) {
  const { fields } = await moduleCollections()
  process.exitCode = report('people', [...wordFindings(), ...fieldFindings(fields), ...orderFindings('.', repositoryFiles())])
}
