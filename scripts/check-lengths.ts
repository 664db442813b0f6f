import { readFileSync } from 'node:fs'
import { type Finding, report, repositoryFiles } from './checks'

/** Lines. A test is a list of cases, a text a list of sentences in two languages: both may be longer. */
const longest = (path: string) => (/[.](test|spec)[.]tsx?$|(^|[/-])text[.]ts$/.test(path) ? 400 : 250)
const reason = /^\/\/ long because: \S.{9,}/m

/** Files of source that a reader cannot hold in the head, and do not say at their top why they are one thing. */
export function lengthFindings(folder = '.', files = repositoryFiles(folder)): Finding[] {
  return sources(folder, files)
    .filter(({ where, lines, excuse }) => lines > longest(where) && excuse === null)
    .map(({ where, lines }) => ({
      where,
      what: `${lines} lines; over ${longest(where)} a file says why at its top: // long because: …`,
    }))
}

/** The long files that say why, for a reader of the check's output. */
export function longFiles(folder = '.', files = repositoryFiles(folder)): Finding[] {
  return sources(folder, files)
    .filter(({ where, lines, excuse }) => lines > longest(where) && excuse !== null)
    .map(({ where, lines, excuse }) => ({ where, what: `${lines} lines: ${excuse}` }))
}

function sources(folder: string, files: string[]) {
  return files
    .filter((path) => /^(src|e2e|scripts|bench)\/.*[.](tsx?|mjs)$/.test(path))
    .map((where) => {
      const text = readFileSync(`${folder}/${where}`, 'utf8')
      const head = text.split('\n').slice(0, 5).join('\n')
      return {
        where,
        lines: text.split('\n').length - 1,
        excuse: reason.exec(head)?.[0].slice('// long because: '.length) ?? null,
      }
    })
}

if (process.argv[1]?.endsWith('check-lengths.ts')) {
  for (const file of longFiles()) console.log(`${file.where}: ${file.what}`)
  process.exitCode = report('lengths', lengthFindings())
}
