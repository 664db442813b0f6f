import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { defaultDataFolder } from '../data-folder'
import { StartError } from '../refusal'
import { newFolder, newPage } from '../testing/folders'
import { readFlags } from './flags'
import { servePage } from './serve-page'

function newTerminal() {
  const printed: string[] = []
  const complained: string[] = []
  return {
    printed,
    complained,
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void complained.push(line),
  }
}

test('prints one line with the address, and serves there', async () => {
  const terminal = newTerminal()
  const host = await servePage(['--no-open', '--data', newFolder(), '--port', '0'], await newPage(), terminal)
  if (typeof host === 'number') throw new Error('It did not start')
  onTestFinished(host.close)
  expect(terminal).toMatchObject({ printed: [`驿站 Yizhan  ${host.address}`], complained: [] })
  expect((await fetch(host.address, { redirect: 'manual' })).status).toBe(303)
})

test('--help explains in both languages and starts nothing', async () => {
  const terminal = newTerminal()
  expect(await servePage(['--help'], '/nowhere', terminal)).toBe(0)
  for (const word of ['--data', '--port', '--hub', '--no-open', '--mode', '用法', 'Usage'])
    expect(terminal.printed[0]).toContain(word)
})

test.each([
  [['--port', 'abc'], 2],
  [['--data', join('/', 'dev', 'null', 'x')], 1],
  [['--hub', 'nowhere'], 1],
])('%j is one complaint and exit code %i', async (argv, code) => {
  const terminal = newTerminal()
  const data = argv.includes('--data') ? [] : ['--data', newFolder()]
  expect(await servePage([...argv, ...data, '--no-open'], await newPage(), terminal)).toBe(code)
  expect([terminal.printed, terminal.complained.length]).toEqual([[], 1])
})

describe('flags', () => {
  test('are read', () => {
    expect(readFlags(['--data', 'd', '--port=8080', '--hub', 'http://h', '--mode', 'kiosk', '--no-open'])).toEqual({
      data: 'd',
      port: 8080,
      hub: 'http://h',
      mode: 'kiosk',
      open: false,
      help: false,
    })
    expect(readFlags([])).toEqual({ data: undefined, port: undefined, hub: undefined, mode: undefined, open: true, help: false })
  })

  test.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '1.5']],
    [['--mode', 'both']],
    [['--nothing']],
    [['word']],
    [['--hub=']],
  ])('%j is refused', (argv) => {
    expect(() => readFlags(argv)).toThrow(StartError)
  })
})

test.each([
  ['linux', {}, join('/home/li', '.local', 'share', 'yizhan')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'yizhan')],
  ['linux', { XDG_DATA_HOME: 'relative' }, join('/home/li', '.local', 'share', 'yizhan')],
  ['darwin', { XDG_DATA_HOME: '/data' }, join('/home/li', 'Library', 'Application Support', 'Yizhan')],
  ['win32', { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' }, join('C:\\Users\\li\\AppData\\Roaming', 'Yizhan')],
] as const)('on %s with %j data lies in %s', (platform, env, folder) => {
  expect(defaultDataFolder(platform, env, '/home/li')).toBe(folder)
})
