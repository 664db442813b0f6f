import { spawn } from 'node:child_process'

/** Asks the system to open an address. Answers false where the system has nothing to open it with. */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  // `start` is a word of the command interpreter, and its first quoted text is a window's title.
  const words = platform === 'win32' ? ['/c', 'start', '""', address] : [address]
  const command = platform === 'win32' ? 'cmd' : platform === 'darwin' ? 'open' : 'xdg-open'
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
