import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

// More checkers than one look up what they share once each: on two processors they take half as long again.
const types = (config: string) => ['tsc', '--checkers', '1', '-p', config]

/** What `npm run check` runs, each by itself; a name is also how `npm run check -- <name>` asks for one. */
const checks: Record<string, string[]> = {
  'types-main': types('tsconfig.node.json'),
  'types-page': types('tsconfig.web.json'),
  'types-all': types('tsconfig.test.json'),
  style: ['biome', 'check', '--diagnostic-level=warn', '--error-on-warnings', '.'],
  imports: ['tsx', 'scripts/check-imports.ts'],
  lengths: ['tsx', 'scripts/check-lengths.ts'],
  texts: ['tsx', 'scripts/check-texts.ts'],
  people: ['tsx', 'scripts/check-people.ts'],
  rules: ['tsx', 'scripts/rule-texts.ts'],
  proxy: ['tsx', 'scripts/proxy-conf.ts'],
  lock: ['tsx', 'scripts/check-lock.ts'],
}

export type CheckResult = { name: string; good: boolean; output: string; seconds: number }

/** Runs a program of node_modules/.bin; answers when it ended, with everything it printed. */
export function runTool([tool = '', ...values]: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const path = fileURLToPath(new URL(`../node_modules/.bin/${tool}`, import.meta.url))
    const child = spawn(path, values, { shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (cause) => resolve({ code: 1, output: `${tool} could not be started: ${cause.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }))
  })
}

async function runCheck(name: string): Promise<CheckResult> {
  const started = Date.now()
  const { code, output } = await runTool(checks[name] ?? [])
  return { name, good: code === 0, output, seconds: (Date.now() - started) / 1000 }
}

/** Runs the named checks, `lanes` of them at a time, and tells of each as it ends. */
export async function runChecks(
  names = Object.keys(checks),
  tell = tellOf,
  lanes = Math.min(4, availableParallelism()),
): Promise<CheckResult[]> {
  const waiting = [...names]
  const results: CheckResult[] = []
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await runCheck(name)
      tell(result)
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** A line for a check, and everything it printed where it failed. */
export const lineOf = ({ name, good, output, seconds }: CheckResult): string =>
  `${good ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s${good ? '' : `\n${output}`}`

const tellOf = (result: CheckResult) => console.log(lineOf(result))

if (process.argv[1]?.endsWith('check.ts')) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !checks[name])
  if (unknown.length > 0) throw new Error(`no check is called ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}`)
  const results = await runChecks(asked.length > 0 ? asked : undefined)
  process.exitCode = results.every((result) => result.good) ? 0 : 1
}
