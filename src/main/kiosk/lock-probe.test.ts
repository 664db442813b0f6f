import { describe, expect, test } from 'vitest'
import { probeLock } from './lock-probe'

const nothing = async () => null

describe('whether the system locks the machine to the kiosk', () => {
  test.each([
    [{}, 'open'],
    [{ XDG_CURRENT_DESKTOP: 'GNOME', DESKTOP_SESSION: 'ubuntu' }, 'open'],
    [{ XDG_CURRENT_DESKTOP: 'kioskless' }, 'open'],
    [{ XDG_CURRENT_DESKTOP: 'GNOME-Kiosk:GNOME' }, 'locked'],
    [{ XDG_SESSION_DESKTOP: 'cage' }, 'locked'],
    [{ DESKTOP_SESSION: 'gnome-kiosk-script' }, 'locked'],
    [{ YIZHAN_KIOSK_SESSION: '1' }, 'locked'],
    [{ YIZHAN_KIOSK_SESSION: '0' }, 'open'],
  ])('on Linux with %j is %s', async (env, lock) => {
    expect(await probeLock('linux', env, nothing)).toBe(lock)
  })

  const windows = (keys: string | null, programs: string | null) => async (program: string) =>
    program === 'reg.exe' ? keys : programs

  test.each([
    ['Explorer', windows(null, '"explorer.exe","4711","Console","1","90,000 K"\r\n'), 'open'],
    ['another shell than Explorer', windows(null, '"Yizhan.exe","4711","Console","1","90,000 K"\r\n'), 'locked'],
    ['Assigned Access', windows('    Account    REG_SZ    S-1-5-21\r\n', '"explorer.exe"'), 'locked'],
    ['a system that does not tell', windows(null, null), 'unknown'],
  ])('on Windows with %s is told', async (_what, ask, lock) => {
    expect(await probeLock('win32', { USERNAME: 'kiosk' }, ask)).toBe(lock)
  })

  test('is not known on a Mac', async () => {
    expect(await probeLock('darwin', {}, nothing)).toBe('unknown')
  })
})
