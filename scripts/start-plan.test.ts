import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFlags } from '../src/main/node/flags'
import { newFolder, writeFiles } from '../src/main/testing/folders'
import { findElectron, isStale, planStart } from './start-plan'

const flags = (...argv: string[]) => readFlags(argv)

test('a build is stale when a file of it is missing or a source is newer', async () => {
  const root = newFolder()
  const built = ['out/main/index.cjs', 'out/main/serve.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
  await writeFiles(root, { 'src/renderer/deep/main.tsx': '', 'package.json': '{}' })
  expect(isStale(root)).toBe(true)
  await writeFiles(root, Object.fromEntries(built.map((path) => [path, ''])))
  const touch = (path: string, seconds: number) => utimes(join(root, path), seconds, seconds)
  await Promise.all(
    ['src/renderer/deep/main.tsx', 'src/renderer/deep', 'src/renderer', 'src', 'package.json'].map((path) => touch(path, 1_000)),
  )
  await Promise.all(built.map((path) => touch(path, 2_000)))
  expect(isStale(root)).toBe(false)
  await touch('src/renderer/deep/main.tsx', 3_000)
  expect(isStale(root)).toBe(true)
})

test('Electron is looked for on the disk: the variable first, then the package, by the name of the platform', async () => {
  const root = newFolder()
  const dist = join(root, 'node_modules', 'electron', 'dist')
  expect(findElectron(root, {}, 'linux')).toBeNull()
  await writeFiles(root, {
    'node_modules/electron/dist/electron': '',
    'node_modules/electron/dist/electron.exe': '',
    'node_modules/electron/dist/Electron.app/Contents/MacOS/Electron': '',
    'mine/electron': '',
  })
  expect(findElectron(root, {}, 'linux')).toBe(join(dist, 'electron'))
  expect(findElectron(root, {}, 'win32')).toBe(join(dist, 'electron.exe'))
  expect(findElectron(root, {}, 'darwin')).toBe(join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron'))
  expect(findElectron(root, { ELECTRON_BIN: join(root, 'mine', 'electron') }, 'linux')).toBe(join(root, 'mine', 'electron'))
  expect(findElectron(root, { ELECTRON_BIN: join(root, 'none') }, 'linux')).toBeNull()
})

test('Electron where it is and can open a window, else the browser, saying why', async () => {
  const root = newFolder()
  await writeFiles(root, { electron: '' })
  const env = { ELECTRON_BIN: join(root, 'electron'), DISPLAY: ':0' }
  expect(planStart(root, flags(), env, 'linux')).toEqual({ host: 'electron', program: env.ELECTRON_BIN })
  expect(planStart(root, flags('--data', 'd'), env, 'win32')).toEqual({ host: 'electron', program: env.ELECTRON_BIN })
  expect(planStart(root, flags('--no-open'), env, 'linux').host).toBe('node')
  expect(planStart(root, flags('--port', '0'), env, 'linux').host).toBe('node')
  expect(planStart(root, flags(), { ...env, DISPLAY: '' }, 'linux')).toEqual({
    host: 'node',
    why: expect.stringContaining('没有图形桌面'),
  })
  expect(planStart(root, flags(), {}, 'darwin')).toEqual({
    host: 'node',
    why: expect.stringContaining('Electron is not on this machine'),
  })
})
