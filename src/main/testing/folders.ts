import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files below a folder, given as path and text. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

/** A built page as electron-vite leaves it, as small as can be. */
export async function newPage(): Promise<string> {
  const folder = newFolder()
  await writeFiles(folder, {
    'renderer/index.html':
      '<!doctype html><html><head><meta name="csp-nonce" content="" /><script type="module" src="./assets/index-Ab3_d-F9.js"></script></head></html>',
    'renderer/assets/index-Ab3_d-F9.js': 'export {}',
    'renderer/assets/plain.css': 'body{}',
    'secret.json': '{"password":"of the host"}',
  })
  return join(folder, 'renderer')
}
