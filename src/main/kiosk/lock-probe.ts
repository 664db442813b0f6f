import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Whether the system shows nothing but this program: on Windows and Linux full screen alone is no lock (docs/operations.md). */
export type SystemLock = 'locked' | 'open' | 'unknown'

const run = promisify(execFile)

const assignedAccess = String.raw`HKLM\SOFTWARE\Microsoft\Windows\AssignedAccessConfiguration\Configs`
const shells = [
  String.raw`HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon`,
  String.raw`HKLM\SOFTWARE\Microsoft\Windows Embedded\Shell Launcher`,
]

/** What `reg query` prints of a key and its subkeys, or an empty text where there is none. */
export type ReadRegistry = (key: string) => Promise<string>

const fromSystem: ReadRegistry = async (key) => {
  try {
    return (await run('reg.exe', ['query', key, '/s'], { timeout: 5_000, windowsHide: true })).stdout
  } catch {
    // No such key, or none that this account may read: then nothing is set up for this account either.
    return ''
  }
}

const sessions = /(^|[:-])(kiosk|cage)($|[:-])/i

function lockOnLinux(env: NodeJS.ProcessEnv): SystemLock {
  const session = [
    env.YIZHAN_KIOSK_SESSION === '1' ? 'kiosk' : '',
    env.XDG_CURRENT_DESKTOP,
    env.XDG_SESSION_DESKTOP,
    env.DESKTOP_SESSION,
  ]
  return session.some((name) => sessions.test(name ?? '')) ? 'locked' : 'open'
}

/** Assigned Access names an app for this account, or the account's shell is another than Explorer. */
async function lockOnWindows(read: ReadRegistry): Promise<SystemLock> {
  if (/REG_SZ/.test(await read(assignedAccess))) return 'locked'
  for (const key of shells) {
    const shell = /^\s*Shell\s+REG_\w+\s+(.+?)\s*$/im.exec(await read(key))?.[1]
    if (shell && !/^("?.*\\)?explorer[.]exe"?$/i.test(shell)) return 'locked'
  }
  return 'open'
}

/** Asked once at the start: a session does not change under a program that runs in it. */
export async function probeLock(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  read: ReadRegistry = fromSystem,
): Promise<SystemLock> {
  if (platform === 'win32') return lockOnWindows(read)
  return platform === 'linux' ? lockOnLinux(env) : 'unknown'
}
