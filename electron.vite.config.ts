import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // Two hosts from one build: with Electron (`index`) and without it (`serve`).
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', serve: 'src/main/serve.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      minify: true,
      rolldownOptions: {
        input: { index: 'src/renderer/index.html' },
        output: {
          // zod asks whether `new Function` is allowed as soon as a schema is made. app/first.ts forbids the question, so it
          // must stand in one chunk with zod, before any chunk with a schema.
          codeSplitting: {
            groups: [
              { name: 'first', test: /node_modules[/]zod[/]|src[/]renderer[/]app[/]first[.]ts|renderer[/]lib[/]trusted[.]ts/ },
              // What every start needs comes in one piece: as 170 files, fetching them took longer than running them.
              { name: 'start', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  },
})
