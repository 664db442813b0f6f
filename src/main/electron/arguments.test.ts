import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments'

describe('readArguments', () => {
  it('reads our own words among those of Chromium and Electron', () => {
    const argv = [
      '/opt/yizhan',
      '--no-zygote',
      'main.cjs',
      '--data',
      'stations/one',
      '--hub=http://a:b@10.0.0.5:5984/',
      '--mode',
      'kiosk',
    ]
    expect(readArguments(argv)).toEqual({
      dataDir: resolve('stations/one'),
      hub: 'http://a:b@10.0.0.5:5984/',
      mode: 'kiosk',
      plainSecrets: false,
    })
  })

  it('says nothing of what was not asked for', () => {
    expect(readArguments(['/opt/yizhan'])).toEqual({ plainSecrets: false })
    expect(readArguments(['/opt/yizhan', '--plain-secrets'])).toEqual({ plainSecrets: true })
  })

  it.each([['--mode', 'admin'], ['--data'], ['--hub'], ['--hub', '']])('does not start with %s %s', (...words) =>
    expect(() => readArguments(['/opt/yizhan', ...words])).toThrow('Wrong option'),
  )
})
