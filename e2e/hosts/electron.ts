import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { launchStandIn } from '../stand-in/launch'
import { type Evaluate, type Host, type HostOptions, hostArguments, type Observe, outDir } from './host'

/** Electron's binary: named by ELECTRON_BIN, else the one that the package brought; undefined where there is none. */
export function findElectron(): string | undefined {
  const named = process.env['ELECTRON_BIN']
  if (named !== undefined && named !== '') return named
  const folder = 'node_modules/electron'
  if (!existsSync(join(folder, 'path.txt'))) return undefined
  const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
  return existsSync(path) ? path : undefined
}

const main = join(outDir, 'main/index.cjs')

/** Starts the built main process: under Electron where the binary is there, else under the stand-in. */
export function startElectron(options: HostOptions, observe: Observe): Promise<Host> {
  const binary = findElectron()
  return binary === undefined ? startStandIn(options, observe) : startBinary(options, observe, binary)
}

async function startStandIn(options: HostOptions, observe: Observe): Promise<Host> {
  const launched = launchStandIn({ main, args: hostArguments(options), env: options.env, observe })
  await launched.firstPage()
  return {
    kind: 'stand-in',
    page: launched.page,
    get context() {
      return launched.context()
    },
    output: () => launched.running.output,
    close: launched.close,
    kill: async () => {
      launched.running.child.kill('SIGKILL')
      await launched.ended
    },
    evaluate: launched.evaluate,
  }
}

async function startBinary(options: HostOptions, observe: Observe, executablePath: string): Promise<Host> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Machines for tests have no keyring.
  const args = [...root, main, '--plain-secrets', ...hostArguments(options)]
  const app = await _electron.launch({
    executablePath,
    args,
    env: { ...process.env, ...options.env } as Record<string, string>,
    locale: 'zh-CN',
  })
  observe(app.context())
  const output: string[] = []
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (text: Buffer) => output.push(String(text)))
  const page = await app.firstWindow()
  const ended = new Promise<number | string>((resolve) =>
    app.process().once('exit', (code, signal) => resolve(code ?? signal ?? 'ended')),
  )
  const evaluate: Evaluate = (act, argument) => app.evaluate(act as never, argument as never) as never
  return {
    kind: 'electron',
    page: () => app.windows().at(-1) ?? page,
    context: app.context(),
    output: () => output,
    close: async () => {
      await app.close()
      return ended
    },
    kill: async () => {
      app.process().kill('SIGKILL')
      await ended
    },
    evaluate,
  }
}
