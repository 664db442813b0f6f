import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'

export type Machine = {
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  exists(path: string): boolean
  /** Where Playwright would have put its own. */
  playwrightPath(): string
  isRoot: boolean
  /** Runs a program to its end; throws where it fails. */
  run(program: string, args: readonly string[]): void
}

export const noChromium =
  'No Chromium was found: install Chromium, Chrome or Edge, or run `npx playwright install chromium`, or put the path of one into YIZHAN_CHROMIUM.'

// The headless shell first: it is the same browser without its frame, and costs a third less to start and to run.
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) => [
    `%${root}%\\Chromium\\Application\\chrome.exe`,
    `%${root}%\\Google\\Chrome\\Application\\chrome.exe`,
    `%${root}%\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
}

/**
 * The path of a Chromium: named by YIZHAN_CHROMIUM or CHROMIUM_BIN, an installed browser, Playwright's own; as root on
 * Debian it is installed from the distribution. Throws with one sentence that says what to do.
 */
export function findChromium(machine: Machine = thisMachine()): string {
  const named = machine.env['YIZHAN_CHROMIUM'] ?? machine.env['CHROMIUM_BIN']
  if (named !== undefined && named !== '') {
    if (machine.exists(named)) return named
    throw new Error(`YIZHAN_CHROMIUM or CHROMIUM_BIN says ${named}, and there is no such file.`)
  }
  const found = installed(machine)
  if (found !== undefined) return found
  if (!machine.isRoot || !machine.exists('/etc/debian_version')) throw new Error(noChromium)
  try {
    machine.run('apt-get', ['update', '-q'])
    machine.run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  } catch (cause) {
    throw new Error(noChromium, { cause })
  }
  const fresh = installed(machine)
  if (fresh === undefined) throw new Error(noChromium)
  return fresh
}

function installed(machine: Machine): string | undefined {
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = machine.platform === 'win32' ? [] : folders.flatMap((folder) => commands.map((command) => join(folder, command)))
  const fixed = (places[machine.platform] ?? []).map((path) =>
    path.replace(/%([^%]+)%/, (_all, name: string) => machine.env[name] ?? ''),
  )
  return [...onPath, ...fixed, machine.playwrightPath()].find((path) => path !== '' && machine.exists(path))
}

const thisMachine = (): Machine => ({
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  playwrightPath: () => chromium.executablePath(),
  isRoot: process.getuid?.() === 0,
  run: (program, args) => {
    execFileSync(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  },
})

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(findChromium())
