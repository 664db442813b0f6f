import { spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { helpText, readFlags } from '../src/main/node/flags'
import { StartError } from '../src/main/refusal'
import { isStale, planStart } from './start-plan'

const root = fileURLToPath(new URL('..', import.meta.url))

function build(): boolean {
  console.log('正在生成程序，请稍候…  Building…')
  const command = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const done = spawnSync(process.execPath, [command, 'build'], { cwd: root, encoding: 'utf8' })
  if (done.status === 0) return true
  console.error(`${done.stdout}${done.stderr}`)
  console.error('生成失败，原因见上。The build failed; the reason stands above.')
  return false
}

/** Runs Electron until its window closes; Ctrl-C reaches it with us, anything else is handed on. */
function runElectron(program: string, argv: string[]): void {
  const child = spawn(program, [root, ...argv], { stdio: 'inherit' })
  child.once('error', (fault) => {
    console.error(`Electron 打不开：${fault.message}。Electron cannot be started.`)
    process.exit(1)
  })
  child.once('exit', (code) => process.exit(code ?? 0))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => setTimeout(() => child.kill('SIGTERM'), 3_000).unref())
}

/** npm that is told to end ends its shell and not what the shell runs: then nobody waits for us any more. */
function endWithNpm(): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  look.unref()
}

function start(argv: string[]): void {
  const flags = readFlags(argv)
  if (flags.help) {
    console.log(helpText)
    return
  }
  if (isStale(root) && !build()) process.exit(1)
  endWithNpm()
  const plan = planStart(root, flags, process.env, process.platform)
  if (plan.host === 'electron') {
    runElectron(plan.program, argv)
    return
  }
  console.log(plan.why)
  // In this very process, so that one Ctrl-C stops all there is to stop.
  createRequire(import.meta.url)(join(root, 'out', 'main', 'serve.cjs'))
}

try {
  start(process.argv.slice(2))
} catch (fault) {
  if (!(fault instanceof StartError)) throw fault
  console.error(fault.message)
  process.exit(2)
}
