import { readdirSync, readFileSync } from 'node:fs'

/** One thing a check found: a file (with its line where that helps) and what is wrong with it, in a sentence. */
export type Finding = { where: string; what: string }

/** Prints what a check found, one line each; answers the exit code. */
export function report(name: string, findings: Finding[]): number {
  for (const finding of findings) console.error(`${finding.where}: ${finding.what}`)
  console.log(`${name}: ${findings.length === 0 ? 'good' : `${findings.length} to mend`}`)
  return findings.length === 0 ? 0 : 1
}

/** Every file of the repository, relative to the folder, but what .gitignore names: built, installed or written by a run. */
export function repositoryFiles(folder = '.'): string[] {
  const ignored = readFileSync(`${folder}/.gitignore`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/[/]$/, ''))
  const skipped = (name: string) =>
    name === '.git' || ignored.some((line) => (line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line))
  const walk = (path: string): string[] =>
    readdirSync(`${folder}/${path}`, { withFileTypes: true })
      .filter((entry) => !skipped(entry.name))
      .flatMap((entry) => (entry.isDirectory() ? walk(`${path}${entry.name}/`) : [`${path}${entry.name}`]))
  return walk('').sort()
}
