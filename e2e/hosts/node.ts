import { join } from 'node:path'
import { openChromium } from './chromium'
import { type Host, type HostOptions, hostArguments, type Observe, outDir } from './host'
import { run } from './process'

/** Starts the Node host and opens the address it prints in a browser. */
export async function startNode(options: HostOptions, observe: Observe): Promise<Host> {
  const env = { ...process.env, ...options.env, NODE_OPTIONS: '' }
  const running = run([join(outDir, 'main/serve.cjs'), ...hostArguments(options), '--port', String(options.port), '--no-open'], {
    env,
  })
  const [, address = ''] = await running.line(/(http:\/\/127\.0\.0\.1:\d+\/\S*)/)
  const context = await openChromium({ profile: options.profileDir })
  observe(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  const closeWindow = () => context.close().catch(() => undefined)
  return {
    kind: 'node',
    page: () => page,
    context,
    output: () => running.output,
    close: async () => {
      await closeWindow()
      await running.stop()
      return running.ended
    },
    kill: async () => {
      running.child.kill('SIGKILL')
      await running.ended
      await closeWindow()
    },
    evaluate: null,
  }
}
