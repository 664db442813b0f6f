import { describe, expect, test } from 'vitest'
import { probeLock } from './lock-probe'

const nothing = async () => ''

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

  const winlogon = (shell: string) => async (key: string) =>
    key.includes('Winlogon') ? `HKEY_CURRENT_USER\\…\\Winlogon\r\n    Shell    REG_SZ    ${shell}\r\n` : ''

  test.each([
    ['no key', nothing, 'open'],
    ['Explorer', winlogon('explorer.exe'), 'open'],
    ['Explorer by its path', winlogon(String.raw`C:\Windows\explorer.exe`), 'open'],
    ['this program', winlogon(String.raw`"C:\Program Files\Yizhan\Yizhan.exe" --mode kiosk`), 'locked'],
    [
      'Assigned Access',
      async (key: string) => (key.includes('AssignedAccess') ? '    Account    REG_SZ    S-1-5-21\r\n' : ''),
      'locked',
    ],
  ])('on Windows with %s as the shell', async (_what, read, lock) => {
    expect(await probeLock('win32', {}, read)).toBe(lock)
  })

  test('is not known on a Mac', async () => {
    expect(await probeLock('darwin', {}, nothing)).toBe('unknown')
  })
})
