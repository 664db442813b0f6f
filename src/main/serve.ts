import { join } from 'node:path'
import { servePage } from './node/serve-page'

/** The entry without Electron: `node out/main/serve.cjs [flags]`. */
async function main(): Promise<void> {
  // out/main/serve.cjs beside out/renderer
  const host = await servePage(process.argv.slice(2), join(__dirname, '..', 'renderer'), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
  })
  if (typeof host === 'number') {
    process.exitCode = host
    return
  }
  let stoppingSince = 0
  const stop = async () => {
    if (stoppingSince > 0) {
      // A runner may hand the same Ctrl-C on to us; a later one is someone who does not want to wait.
      if (performance.now() - stoppingSince > 1_000) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    await host.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
