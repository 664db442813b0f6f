import { existsSync } from 'node:fs'
import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'
import { type Finding, report } from './checks'
import { readImportsWithSwc } from './imports-of'

/** A broken rule: `where` is the importing file, `rule` its name in .dependency-cruiser.mjs. */
export type ImportFinding = Finding & { rule: string }

type Rules = {
  forbidden: (IForbiddenRuleType & { name: string; comment: string })[]
  options: ICruiseOptions & { enhancedResolveOptions: object }
}

/** The rules as .dependency-cruiser.mjs writes them. */
export async function rules(): Promise<Rules> {
  return (await import(new URL('../.dependency-cruiser.mjs', import.meta.url).href)).default
}

/** Checks who imports whom in a tree laid out as this repository is. */
export async function checkImports(folder = process.cwd()): Promise<ImportFinding[]> {
  readImportsWithSwc()
  const { cruise } = await import('dependency-cruiser')
  const configuration = await rules()
  const roots = ['src', 'e2e', 'scripts', 'bench'].filter((name) => existsSync(`${folder}/${name}`))
  const { options, ...ruleSet } = configuration
  const { output } = await cruise(roots, { ...options, baseDir: folder, ruleSet, validate: true }, options.enhancedResolveOptions)
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered a text where a result was asked for: ${output}`)
  const why = new Map(ruleSet.forbidden.map((rule) => [rule.name, rule.comment]))
  return output.summary.violations.map(({ from, to, rule }) => ({
    where: from,
    rule: rule.name,
    what: `${rule.name}: imports ${to}. ${why.get(rule.name) ?? ''}`,
  }))
}

if (process.argv[1]?.endsWith('check-imports.ts')) process.exitCode = report('imports', await checkImports())
