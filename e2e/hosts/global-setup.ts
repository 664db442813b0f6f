import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../../scripts/find-chromium'
import { scratchFolder } from '../../scripts/scratch-folder'
import { outDir } from './host'
import { preparedFolder } from './prepared'

/**
 * Once, before the workers: a browser is there, installed where that is allowed, so is the build, and a folder for the stations
 * that tests begin with. Answers what removes it afterwards.
 */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it
export default function setUp(): () => void {
  findChromium()
  for (const file of ['main/index.cjs', 'main/serve.cjs', 'preload/index.cjs', 'renderer/index.html']) {
    if (!existsSync(join(outDir, file))) throw new Error(`${join(outDir, file)} is missing: run \`npm run build\` first.`)
  }
  const folder = mkdtempSync(join(scratchFolder(), 'yizhan-e2e-prepared-'))
  process.env[preparedFolder] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
