import { describe, expect, it } from 'vitest'
import { findChromium, type Machine, noChromium } from './find-chromium'

const machine = (files: readonly string[], changes: Partial<Machine> = {}): Machine => ({
  env: { PATH: '/usr/local/bin:/usr/bin' },
  platform: 'linux',
  exists: (path) => files.includes(path),
  playwrightPath: () => '/cache/playwright/chrome',
  isRoot: false,
  run: () => {
    throw new Error('nothing may be installed here')
  },
  ...changes,
})

describe('findChromium', () => {
  it('takes the browser a variable names before any other', () => {
    const env = { PATH: '/usr/bin', YIZHAN_CHROMIUM: '/opt/mine' }
    expect(findChromium(machine(['/opt/mine', '/usr/bin/chromium'], { env }))).toBe('/opt/mine')
    expect(findChromium(machine(['/opt/mine'], { env: { CHROMIUM_BIN: '/opt/mine' } }))).toBe('/opt/mine')
  })

  it('says so when the variable names nothing, and does not take another browser behind its back', () => {
    expect(() => findChromium(machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROMIUM_BIN: '/gone' } }))).toThrow(
      'YIZHAN_CHROMIUM or CHROMIUM_BIN says /gone, and there is no such file.',
    )
  })

  it('finds what is installed, on each system where that system keeps it', () => {
    expect(findChromium(machine(['/usr/bin/google-chrome']))).toBe('/usr/bin/google-chrome')
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium(machine([mac], { platform: 'darwin' }))).toBe(mac)
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    expect(findChromium(machine([edge], { platform: 'win32', env }))).toBe(edge)
  })

  it('takes the headless shell before the browser with its frame', () => {
    const files = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell']
    expect(findChromium(machine(files))).toBe('/usr/bin/chromium-headless-shell')
  })

  it("takes Playwright's own where no other is installed", () => {
    expect(findChromium(machine(['/cache/playwright/chrome']))).toBe('/cache/playwright/chrome')
  })

  it('installs the distribution’s browser and a Chinese font as root on Debian', () => {
    const files = ['/etc/debian_version']
    const calls: string[] = []
    const run: Machine['run'] = (program, args) => {
      calls.push([program, ...args].join(' '))
      if (args.includes('install')) files.push('/usr/bin/chromium')
    }
    expect(findChromium(machine(files, { isRoot: true, run }))).toBe('/usr/bin/chromium')
    expect(calls).toEqual(['apt-get update -q', 'apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk'])
  })

  it('says what to do where nothing is found and nothing may be installed, or installing fails', () => {
    expect(() => findChromium(machine([]))).toThrow(noChromium)
    expect(() => findChromium(machine(['/etc/debian_version']))).toThrow(noChromium)
    expect(() => findChromium(machine(['/etc/debian_version'], { isRoot: true }))).toThrow(noChromium)
  })
})
