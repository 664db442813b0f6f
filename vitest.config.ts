import { defineConfig } from 'vitest/config'
import { scratchFolder } from './scripts/scratch-folder'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // The fault table waits for time-outs most of its time: a third file may work meanwhile.
    maxWorkers: 3,
    // A file leaves nothing behind: loading RxDB anew for each of them would take a third of the time.
    isolate: false,
    pool: 'forks',
    env: { TMPDIR: scratchFolder() },
    // A machine that others share may upset a test that waits: it is named and has a second try.
    retry: process.env['CI'] ? 1 : 0,
    // Dexie looks for IndexedDB once, when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
    // One after the other: a process that meets a test of the other kind is ended, and everything loaded in it lost.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{src,scripts,bench}/**/*.test.ts'],
          exclude: ['src/renderer/sync/model/**'],
          environment: 'node',
          sequence: { groupOrder: 0 },
        },
      },
      {
        // It takes clock, timers and chance of its process in hand, so nothing else may still be running there. The same seed
        // is the same schedule, so a second try could only hide what the first one found.
        extends: true,
        test: {
          name: 'model',
          include: ['src/renderer/sync/model/**/*.test.ts'],
          isolate: true,
          retry: 0,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'page', include: ['src/**/*.test.tsx'], environment: 'jsdom', sequence: { groupOrder: 1 } },
      },
    ],
  },
})
