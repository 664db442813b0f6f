import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** One thing a check found: a file (with its line where that helps) and what is wrong with it, in a sentence. */
export type Finding = { where: string; what: string }

/** Prints what a check found, one line each; answers the exit code. */
export function report(name: string, findings: Finding[]): number {
  for (const finding of findings) console.error(`${finding.where}: ${finding.what}`)
  console.log(`${name}: ${findings.length === 0 ? 'good' : `${findings.length} to mend`}`)
  return findings.length === 0 ? 0 : 1
}

/** The files git knows or would add, relative to the folder, so that what is built or ignored is never looked at. */
export function repositoryFiles(folder = '.'): string[] {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return out.split('\0').filter((path) => path !== '' && existsSync(`${folder}/${path}`))
}
