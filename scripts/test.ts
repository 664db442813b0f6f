import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { lineOf, runChecks, runTool } from './check'

/** How many of a stage's tests passed and failed. A check and a build count as one test each. */
type Count = { passed: number; failed: number }

const reports = mkdtempSync(join(tmpdir(), 'yizhan-test-'))

/** Runs a program of node_modules/.bin with its output where this one's goes; answers its exit code. */
function live(tool: string, values: string[]): Promise<number> {
  return new Promise((resolve) => {
    const path = fileURLToPath(new URL(`../node_modules/.bin/${tool}`, import.meta.url))
    const child = spawn(path, values, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
    child.on('error', (cause) => {
      console.error(`${tool} could not be started: ${cause.message}`)
      resolve(1)
    })
    child.on('close', (code, signal) => {
      if (code !== 0) console.error(`${tool} ended with ${signal ?? code}`)
      resolve(code ?? 1)
    })
  })
}

/** Reads a stage's own report; a stage that failed without naming a test, or left no report, counts as one failure. */
function countOf<T>(path: string, schema: z.ZodType<T>, code: number, read: (report: T) => Count): Count {
  const count = existsSync(path) ? read(schema.parse(JSON.parse(readFileSync(path, 'utf8')))) : { passed: 0, failed: 0 }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** Runs beside the unit tests, so what it has to say waits for its end. */
async function checks(): Promise<Count> {
  const lines: string[] = []
  const results = await runChecks(undefined, (result) => lines.push(lineOf(result)), 1)
  console.log(`\n── checks ──\n${lines.join('\n')}`)
  const passed = results.filter((result) => result.good).length
  return { passed, failed: results.length - passed }
}

async function units(): Promise<Count> {
  const path = join(reports, 'vitest.json')
  const run = () => live('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`])
  let code = await run()
  if (!existsSync(path)) {
    console.error('vitest left no report, so nobody knows what passed: once more')
    code = await run()
  }
  const schema = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() })
  return countOf(path, schema, code, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }))
}

async function build(): Promise<Count> {
  const { code, output } = await runTool(['electron-vite', 'build', '--logLevel', 'warn'])
  console.log(`\n── build ──\n${output}`)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function journeys(): Promise<Count> {
  // Where playwright.config.ts has its counts written.
  const path = join('test-results', 'e2e.json')
  rmSync(path, { force: true })
  const code = await live('playwright', ['test'])
  const schema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  return countOf(path, schema, code, ({ stats: { expected, flaky, unexpected } }) => {
    if (flaky > 0) console.log(`${flaky} passed at the second try only`)
    return { passed: expected + flaky, failed: unexpected }
  })
}

type Stage = { name: string; count: Count; seconds: number }

async function run(name: string, stage: () => Promise<Count>): Promise<Stage> {
  const started = Date.now()
  const count = await stage().catch((cause: unknown): Count => {
    console.error(`${name} stopped:`, cause)
    return { passed: 0, failed: 1 }
  })
  return { name, count, seconds: (Date.now() - started) / 1000 }
}

// The unit tests wait now and then, for time-outs and for what they started; meanwhile the rest goes on. The journeys keep every
// processor busy, and need the build.
console.log('\n── unit tests, and beside them build and checks ──')
const beside = async () => [await run('build', build), await run('checks', checks)]
const [tested, others] = await Promise.all([run('units', units), beside()])
console.log('\n── journeys ──')
const stages = [...others, tested, await run('journeys', journeys)]
rmSync(reports, { recursive: true })

const sum = (part: keyof Count) => stages.reduce((total, { count }) => total + count[part], 0)
console.log('')
for (const { name, count, seconds } of stages)
  console.log(`${name.padEnd(9)} ${count.passed} passed, ${count.failed} failed, ${seconds.toFixed(0)} s`)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
