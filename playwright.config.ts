import { defineConfig } from '@playwright/test'
import { findElectron } from './e2e/hosts/electron'

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
    { name: 'node', testIgnore: 'electron-*.spec.ts', use: { host: 'node' } },
    // `node-` specs kill or scan the browser of the Node host.
    // Where Electron's binary is there, it is what the specs run on, but for those that look into the stand-in.
    // `@page` marks a further case of a journey that meets the host in nothing new: the stand-in's page is the same Chromium
    // page, so it runs there only when asked for (YIZHAN_EVERY_JOURNEY=1).
    {
      name: 'electron',
      testIgnore: ['node-*.spec.ts', ...(findElectron() === undefined ? [] : ['electron-stand-in.spec.ts'])],
      ...(findElectron() === undefined && !process.env['YIZHAN_EVERY_JOURNEY'] ? { grepInvert: /@page/ } : {}),
      use: { host: 'electron' },
    },
  ],
})
