import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import { type Running, run } from '../hosts/process'
import { type BrowserOptions, createBrowser } from './browser'
import { type Asks, connect, type MainCalls, type PageCalls } from './messages'

const register = fileURLToPath(new URL('./register.cjs', import.meta.url))

export type StandInOptions = { main: string; args: readonly string[]; env?: Readonly<Record<string, string>> } & BrowserOptions

export type LaunchedStandIn = {
  running: Running
  /** The exit code, once Chromium is closed too. */
  ended: Promise<number | string>
  /** Resolves with the window's page once its first load ended; rejects where the process ends before. */
  firstPage(): Promise<Page>
  /** The window's page now: after a crash it is another. */
  page(): Page
  context(): BrowserContext
  /** Runs `(electron, argument) => …` in the main process. It may use nothing from around it. */
  evaluate: Evaluate
  /** Quits as a person does, and closes Chromium. Resolves with the exit code. */
  close(): Promise<number | string>
}

export type Evaluate = <R, A = undefined>(
  act: (electron: typeof import('electron'), argument: A) => R | Promise<R>,
  argument?: A,
) => Promise<R>

/** Starts the built main process under the stand-in, and gives it a Chromium for its windows. */
export function launchStandIn(options: StandInOptions): LaunchedStandIn {
  const env = { ...process.env, ...options.env, NODE_OPTIONS: '' }
  const running = run(['--require', register, options.main, ...options.args], { env, channel: true })
  // Each side calls the other, so one of them is named before it is there.
  const ask: Asks<MainCalls> = (name, input) => calls(name, input)
  const browser = createBrowser(ask, options)
  const calls = connect<PageCalls, MainCalls>(running.child, browser.answers)
  const ended = running.ended.then(async (code) => {
    await browser.close()
    return code
  })
  const evaluate: Evaluate = async (act, argument) => (await ask('evaluate', { source: act.toString(), argument })) as never
  return {
    running,
    ended,
    firstPage: () =>
      Promise.race([
        browser.firstPage,
        running.ended.then((code) =>
          Promise.reject(new Error(`the main process ended with ${code}:\n${running.output.join('\n')}`)),
        ),
      ]),
    page: browser.page,
    context: browser.context,
    evaluate,
    close: async () => {
      await ask('quit', {}).catch(() => undefined)
      const late = setTimeout(() => running.child.kill('SIGKILL'), 15_000)
      return ended.finally(() => clearTimeout(late))
    },
  }
}
