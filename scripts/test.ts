import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { runChecks } from './check'

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

async function checks(): Promise<Count> {
  const results = await runChecks()
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
  const code = await live('electron-vite', ['build', '--logLevel', 'warn'])
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

const stages = { checks, units, build, journeys }
const total: Count = { passed: 0, failed: 0 }
const summary: string[] = []

async function run(name: keyof typeof stages): Promise<void> {
  const started = Date.now()
  console.log(`\n── ${name} ──`)
  const count = await stages[name]().catch((cause: unknown): Count => {
    console.error(`${name} stopped:`, cause)
    return { passed: 0, failed: 1 }
  })
  total.passed += count.passed
  total.failed += count.failed
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  summary.push(`${name.padEnd(9)} ${count.passed} passed, ${count.failed} failed, ${seconds} s`)
}

for (const name of ['checks', 'units', 'build', 'journeys'] as const) await run(name)
rmSync(reports, { recursive: true })

console.log(`\n${summary.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
