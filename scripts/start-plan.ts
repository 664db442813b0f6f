import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Flags } from '../src/main/node/flags'

const newest = (path: string): number => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json']
const built = ['out/main/index.cjs', 'out/main/serve.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Whether `root/out` lacks something or is older than what it is built from. */
export function isStale(root: string): boolean {
  const outputs = built.map((path) => join(root, path))
  if (!outputs.every((path) => existsSync(path))) return true
  const oldest = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return sources.map((path) => join(root, path)).some((path) => existsSync(path) && newest(path) > oldest)
}

/** Where a platform's archive of Electron holds the program. */
const programs: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

/**
 * Electron's program, or null. Looked for on the disk only: `require('electron')` would begin to download it.
 */
export function findElectron(root: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (env.ELECTRON_BIN) return existsSync(env.ELECTRON_BIN) ? env.ELECTRON_BIN : null
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist')
  const program = join(folder, programs[platform] ?? 'electron')
  return existsSync(program) ? program : null
}

export type Plan = { host: 'electron'; program: string } | { host: 'node'; why: string }

/** Which host `npm start` uses. `why` is one line for the person, in both languages. */
export function planStart(root: string, flags: Flags, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Plan {
  if (!flags.open || flags.port !== undefined) return { host: 'node', why: '在浏览器里使用。For the browser, as asked.' }
  const program = findElectron(root, env, platform)
  if (!program) {
    return {
      host: 'node',
      why: '这台电脑上没有 Electron，改在浏览器里使用。Electron is not on this machine; the browser is used instead.',
    }
  }
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return {
      host: 'node',
      why: '没有图形桌面，Electron 打不开窗口，改在浏览器里使用。There is no desktop for Electron; the browser is used instead.',
    }
  }
  return { host: 'electron', program }
}
