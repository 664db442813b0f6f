import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Whether the system shows nothing but this program: on Windows and Linux full screen alone is no lock (docs/operations.md). */
export type SystemLock = 'locked' | 'open' | 'unknown'

const run = promisify(execFile)

/** What a program of the system prints, or null where it fails. */
export type AskSystem = (program: string, ...words: string[]) => Promise<string | null>

const askSystem: AskSystem = async (program, ...words) => {
  try {
    return (await run(program, words, { timeout: 5_000, windowsHide: true })).stdout
  } catch {
    // No such key, or a policy that forbids the program: then this way of looking tells nothing.
    return null
  }
}

const sessions = /(^|[:-])(kiosk|cage)($|[:-])/i

function lockOnLinux(env: NodeJS.ProcessEnv): SystemLock {
  const names = [env.XDG_CURRENT_DESKTOP, env.XDG_SESSION_DESKTOP, env.DESKTOP_SESSION]
  const isKiosk = env.YIZHAN_KIOSK_SESSION === '1' || names.some((name) => sessions.test(name ?? ''))
  return isKiosk ? 'locked' : 'open'
}

const assignedAccess = String.raw`HKLM\SOFTWARE\Microsoft\Windows\AssignedAccessConfiguration\Configs`

/** Assigned Access is set up, or no Explorer runs for this account: then its shell is another one (Shell Launcher). */
async function lockOnWindows(env: NodeJS.ProcessEnv, ask: AskSystem): Promise<SystemLock> {
  if (/REG_SZ/.test((await ask('reg.exe', 'query', assignedAccess, '/s')) ?? '')) return 'locked'
  const programs = await ask('tasklist.exe', '/FI', `USERNAME eq ${env.USERNAME ?? ''}`, '/FO', 'CSV', '/NH')
  if (programs === null) return 'unknown'
  return /"explorer[.]exe"/i.test(programs) ? 'open' : 'locked'
}

/** Asked when the kiosk begins: a session does not change under a program that runs in it. */
export async function probeLock(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  ask: AskSystem = askSystem,
): Promise<SystemLock> {
  if (platform === 'win32') return lockOnWindows(env, ask)
  return platform === 'linux' ? lockOnLinux(env) : 'unknown'
}
