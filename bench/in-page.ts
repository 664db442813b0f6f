import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'

/**
 * Bundles a file of bench/page and runs it in the page, where it is measured as the app's own code is. Evaluating it through
 * the debugger is not held by the content security policy, which stays as it is.
 */
export async function bundle(entry: string): Promise<string> {
  return `${await bundleScript(entry)}\nglobalThis.measure = measure; undefined`
}

/** The script of a file of bench/page by itself, for example of a worker. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // PouchDB asks for Node's events, which a page has not.
    resolve: { alias: { events: resolve('bench/page/events.ts') } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: `bench/page/${entry}.ts`, formats: ['iife'], name: 'measure' },
    },
  })
  const output = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const chunk = output.find((file) => file.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error(`bundling bench/page/${entry}.ts gave no script`)
  return chunk.code
}

/** Puts a file of bench/page into the page and answers a caller of its exported functions. */
export async function inPage(page: Page, entry: string) {
  await page.evaluate(await bundle(entry))
  return <T>(name: string, ...values: unknown[]): Promise<T> =>
    page.evaluate(
      ([call, given]) => {
        const { measure } = globalThis as unknown as { measure: Record<string, (...values: unknown[]) => unknown> }
        const run = measure[call]
        if (!run) throw new Error(`the bench script exports no ${call}`)
        return run(...given)
      },
      [name, values] as const,
    ) as Promise<T>
}

/**
 * Leaves the app for a page of the same origin without a script, so that nothing else runs and the store is free. It has the
 * app's own headers, so workers load as they do there.
 */
export async function leaveApp(page: Page): Promise<void> {
  const style = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href)
  if (!style) throw new Error('the page names no stylesheet')
  await page.goto(style)
}
