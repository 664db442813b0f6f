import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createServer } from 'vite'
import { openStation } from '../e2e/hosts/station'
import type { Module } from '../src/renderer/modules/module'
import { tour } from './screen-tour'
import { readPng, writeSmallPng } from './small-png'

const folder = join('docs', 'screens')
const sizes = { desk: { width: 1366, height: 768 }, kiosk: { width: 1080, height: 1920 } }

/** The addresses of all screens, as the modules say them. */
async function screenPaths(): Promise<string[]> {
  const server = await createServer({
    configFile: false,
    root: 'src/renderer',
    logLevel: 'error',
    server: { middlewareMode: true },
  })
  try {
    const { modules } = (await server.ssrLoadModule('/modules/index.ts')) as { modules: Module[] }
    return modules.flatMap((module) => module.screens.map((screen) => screen.path))
  } finally {
    await server.close()
  }
}

const fits = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/:[a-zA-Z]+/g, '[^/]+')}/?$`).test(path)

const visited = new Set<string>()

/** Takes the picture of what the window shows when it has come to rest. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'hidden', timeout: 60_000 })
  // Spinners and progress apart, nothing moves any more after the transitions of Mantine.
  await page.waitForTimeout(400)
  visited.add(new URL(page.url()).pathname)
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  writeFileSync(join(folder, `${name}.png`), writeSmallPng(readPng(png)))
  console.log(name)
}

async function run(): Promise<void> {
  if (process.argv.length === 2) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const asked = process.argv.slice(2)
  for (const stop of tour.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const station = await openStation({ host: 'node', mode: stop.mode })
    try {
      await station.page.setViewportSize(sizes[stop.mode])
      await stop.visit(station.page, (name) => take(station.page, name), station)
    } finally {
      await station.dispose()
    }
  }
  if (asked.length > 0) return
  const missed = (await screenPaths()).filter((pattern) => ![...visited].some((path) => fits(pattern, path)))
  if (missed.length > 0) throw new Error(`no picture was taken of ${missed.join(', ')}: add a stop to scripts/screen-tour.ts`)
}

await run()
