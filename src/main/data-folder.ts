import { isAbsolute, join } from 'node:path'

/** Where the system keeps what programs know: `~/.local/share/yizhan` by XDG, `%APPDATA%\\Yizhan`, `~/Library/Application Support/Yizhan`. */
export function defaultDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Yizhan')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Yizhan')
  // The specification: a relative XDG_DATA_HOME is to be ignored.
  const xdg = env.XDG_DATA_HOME ?? ''
  return join(isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'yizhan')
}
