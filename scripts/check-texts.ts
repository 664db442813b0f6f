import { readFileSync } from 'node:fs'
import { type Finding, report, repositoryFiles } from './checks'

/** A sentence that may not stand in a file, with the files it is looked for in. */
type Ban = { name: string; files: RegExp; but?: RegExp; pattern: RegExp; why: string }

const source = /^(src|e2e|scripts|bench)\/.*[.](tsx?|mjs)$/
const tests = /[.]test[.]tsx?$/

/** Written in pieces so that this file passes its own check. */
const machineFolders = ['work', 'root', 'farm', 'home/[a-z]+'].join('|')

export const bans: Ban[] = [
  {
    name: 'machine-path',
    files: /./,
    but: /^package-lock[.]json$|[.](png|ico|icns|xlsx)$/,
    pattern: new RegExp(`(^|[^\\w./-])/(${machineFolders})/|/tmp/[a-z0-9_-]+[/.]`, 'i'),
    why: 'a path of one machine leads nowhere on another',
  },
  {
    name: 'private-registry',
    files: /^(package(-lock)?[.]json|[.]npmrc|[.]ci\/.*)$/,
    pattern: /"resolved": "https?:|registry\s*=|_authToken/,
    why: 'whoever installs brings their own registry',
  },
  {
    name: 'chinese-in-a-screen',
    files: /^src\/renderer\/.*[.]tsx$/,
    but: tests,
    pattern: /^(?!\s*(\/\/|\*|\/\*|\{\/\*))(?!.*\/\/ the same in every language).*[\u4e00-\u9fff]/u,
    why: 'what the user reads stands in text.ts, in both languages',
  },
  {
    name: 'unfinished',
    files: source,
    pattern: new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b|@ts-(ignore|nocheck)`),
    why: 'what is not done is an issue, not a comment',
  },
  {
    name: 'made-at-run-time',
    files: /^src\/(renderer|preload)\/.*[.]tsx?$/,
    pattern: /\bnew Function\(|\beval\(|dangerouslySetInnerHTML|\.innerHTML\s*=/,
    why: 'the content security policy forbids it: the page would stop there',
  },
]

/** Where a banned sentence stands. `files` is for the test of this check. */
export function textFindings(folder = '.', files = repositoryFiles(folder)): (Finding & { rule: string })[] {
  return files.flatMap((path) => {
    const looked = bans.filter((ban) => ban.files.test(path) && !ban.but?.test(path))
    if (looked.length === 0) return []
    const lines = readFileSync(`${folder}/${path}`, 'utf8').split('\n')
    return looked.flatMap((ban) =>
      lines.flatMap((line, index) =>
        ban.pattern.test(line) ? [{ where: `${path}:${index + 1}`, rule: ban.name, what: `${ban.name}: ${ban.why}` }] : [],
      ),
    )
  })
}

if (process.argv[1]?.endsWith('check-texts.ts')) process.exitCode = report('texts', textFindings())
