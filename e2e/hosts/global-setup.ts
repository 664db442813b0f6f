import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../../scripts/find-chromium'
import { outDir } from './host'

/** Once, before the workers: a browser is there, installed where that is allowed, and so is the build. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it
export default function setUp(): void {
  findChromium()
  for (const file of ['main/index.cjs', 'main/serve.cjs', 'preload/index.cjs', 'renderer/index.html']) {
    if (!existsSync(join(outDir, file))) throw new Error(`${join(outDir, file)} is missing: run \`npm run build\` first.`)
  }
}
