import type { BrowserContext, Page } from '@playwright/test'

export type HostOptions = {
  /** The station's folder. */
  dataDir: string
  /** The browser's profile under the Node host; Electron keeps its own inside the station's folder. */
  profileDir: string
  /** Where the page lies under the Node host. The same after a restart, for the origin is the key of the page's database. */
  port: number
  hub?: string
  mode?: 'desk' | 'kiosk'
  /** Further words of the command line. */
  args: readonly string[]
  env: Readonly<Record<string, string>>
}

/** A started station: its process and the window that shows it. */
export type Host = {
  kind: 'node' | 'stand-in' | 'electron'
  page(): Page
  context: BrowserContext
  output(): readonly string[]
  /** Closes the window as a person does and waits for the process. Resolves with its exit code. */
  close(): Promise<number | string>
  /** Ends the process at once, as a power cut does to it. */
  kill(): Promise<void>
  /** Runs a function in Electron's main process; null under the Node host. */
  evaluate: Evaluate | null
}

/** `(electron, argument) => …` in the main process. It may use nothing from around it. */
export type Evaluate = <R, A = undefined>(
  act: (electron: typeof import('electron'), argument: A) => R | Promise<R>,
  argument?: A,
) => Promise<R>

/** Sees a browser before it has loaded anything. */
export type Observe = (context: BrowserContext) => void

/** Folder of the build under test. */
export const outDir = process.env['YIZHAN_OUT'] ?? 'out'

/** The command line that both hosts understand. */
export const hostArguments = (options: HostOptions): string[] => [
  '--data',
  options.dataDir,
  ...(options.hub === undefined ? [] : ['--hub', options.hub]),
  ...(options.mode === undefined ? [] : ['--mode', options.mode]),
  ...options.args,
]
