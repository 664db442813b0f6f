import { defineConfig } from '@playwright/test'
import { findElectron } from './e2e/hosts/electron'

const hasElectron = findElectron() !== undefined
/** Under the stand-in every journey runs on one host, and what the hosts do each in their own way on both. */
const once = !hasElectron && !process.env['YIZHAN_EVERY_JOURNEY']

export default defineConfig<{ host: 'node' | 'electron' }>({
  testDir: 'e2e',
  globalSetup: './e2e/hosts/global-setup.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 4,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A machine that others share may upset a journey: it is named as flaky and has a second try.
  retries: process.env['CI'] ? 1 : 0,
  // The counts are read from the file by whoever runs this.
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // A recording of every step costs more than the steps; what failed leaves a picture and the host's words.
  use: { trace: 'off' },
  projects: [
    // Where Electron's binary is there, it is what the specs run on, but for those that look into the stand-in.
    // The stand-in's page is the same Chromium page as the Node host's, so that a journey which meets the host in nothing that
    // differs runs on one of them: marked `@page` on the Node host, marked `@window` (the main job, as the product is used) in
    // the window; YIZHAN_EVERY_JOURNEY=1 runs them all on both.
    {
      name: 'electron',
      testIgnore: ['node-*.spec.ts', ...(hasElectron ? ['electron-stand-in.spec.ts'] : [])],
      ...(once ? { grepInvert: /@page/ } : {}),
      use: { host: 'electron' },
    },
    // `node-` specs kill or scan the browser of the Node host.
    {
      name: 'node',
      testIgnore: 'electron-*.spec.ts',
      ...(once ? { grepInvert: /@window/ } : {}),
      use: { host: 'node' },
    },
  ],
})
