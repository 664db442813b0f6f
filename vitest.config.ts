import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // The fault table waits for time-outs most of its time: a third file may work meanwhile.
    maxWorkers: 3,
    // A file leaves nothing behind: loading RxDB anew for each of them would take a third of the time.
    isolate: false,
    pool: 'forks',
    // A machine that others share may upset a test that waits: it is named and has a second try.
    retry: process.env['CI'] ? 1 : 0,
    // Dexie looks for IndexedDB once, when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
  },
})
