import type { ConsoleMessage } from '@playwright/test'
import type { Observe } from './host'

/** What must not happen in a window, in the order it happened. */
export type Watch = {
  troubles(): readonly string[]
  /** Trouble that this test brings about on purpose. */
  expectTrouble(pattern: RegExp): void
  add(trouble: string): void
  observe: Observe
}

const loopback = /^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|yizhan\.localhost)(?::\d+)?(?:\/|$)/
const insideTheBrowser = /^(?:app|blob|data|about|devtools|chrome-error):/

/** Collects errors of the console, uncaught errors and rejections, and requests that leave this machine. */
export function createWatch(): Watch {
  const troubles: string[] = []
  const expected: RegExp[] = []
  const add = (trouble: string) => {
    if (!expected.some((pattern) => pattern.test(trouble))) troubles.push(trouble)
  }
  return {
    troubles: () => troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
    expectTrouble: (pattern) => void expected.push(pattern),
    add,
    observe: (context) => {
      context.on('console', (message) => {
        if (message.type() === 'error' && !isRefusalOfTheCenter(message))
          add(`console: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => add(`uncaught: ${error.error().stack ?? error.error().message}`))
      context.on('request', (request) => {
        const url = request.url()
        if (!loopback.test(url) && !insideTheBrowser.test(url)) add(`request: ${url}`)
      })
    },
  }
}

/** Chromium writes an error for every answer over 399; those of a center that is away are part of a station's day. */
const isRefusalOfTheCenter = (message: ConsoleMessage): boolean =>
  message.text().startsWith('Failed to load resource') &&
  /\/(sync|intake)\/|\/terminals$|\/station\/collections$/.test(message.location().url)
