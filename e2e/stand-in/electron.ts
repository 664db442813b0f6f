import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Clipboard, IpcMain, SafeStorage } from 'electron'
import { type AppFacts, createApp } from './app'
import type { Asks, PageCalls } from './messages'
import { createPartitions, type Partitions } from './partitions'
import type { ProtocolFacts, SessionFacts } from './session'
import { strict } from './strict'
import { createWindows, type Windows } from './windows'

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown

/** All that the specs and Chromium's side may know of the main process, beside what Electron's own API tells. */
export type StandIn = {
  app: AppFacts
  /** Of the default session. */
  session: SessionFacts
  protocol: ProtocolFacts
  partitions: Partitions
  windows: Windows
  invokeHandlers: ReadonlyMap<string, InvokeHandler>
  menu: unknown
  errorBoxes: string[]
}

declare global {
  var standIn: StandIn
}

export function createElectron(ask: Asks<PageCalls>): { electron: typeof import('electron'); standIn: StandIn } {
  const windows = createWindows({ app: () => app, ask, partition: (name) => partitions.of(name) })
  const app = createApp(windows)
  const partitions = createPartitions({
    requireReady: app.requireReady,
    requireNotReady: app.requireNotReady,
    clear: async (partition) => {
      for (const { facts } of windows.opened.values()) if (facts.partition === partition) await ask('clear', { window: facts.id })
    },
  })
  const first = partitions.of('')
  const invokeHandlers = new Map<string, InvokeHandler>()
  const standIn: StandIn = {
    app,
    session: first.facts,
    protocol: first.protocol,
    partitions,
    windows,
    invokeHandlers,
    menu: 'default',
    errorBoxes: [],
  }
  const known = {
    app: app.app,
    protocol: first.session.protocol,
    BrowserWindow: windows.BrowserWindow,
    session: strict('session', {
      get defaultSession() {
        app.requireReady('session.defaultSession')
        return first.session
      },
      fromPartition: (partition: string) => {
        app.requireReady('session.fromPartition')
        return partitions.of(partition).session
      },
    }),
    ipcMain: strict('ipcMain', {
      // Electron's own name for it, so that a spec finds the handlers in both.
      _invokeHandlers: invokeHandlers,
      handle: (channel: string, handler: InvokeHandler) => {
        if (invokeHandlers.has(channel)) throw new Error(`ipcMain.handle: ${channel} has a handler`)
        invokeHandlers.set(channel, handler)
      },
    } satisfies Record<keyof Pick<IpcMain, 'handle'> | '_invokeHandlers', unknown>),
    Menu: strict('Menu', {
      setApplicationMenu: (menu: unknown) => {
        standIn.menu = menu
      },
    }),
    dialog: strict('dialog', {
      showErrorBox: (title: string, content: string) => {
        standIn.errorBoxes.push(`${title}: ${content}`)
        console.error(`${title}: ${content}`)
      },
    }),
    clipboard: createClipboard(),
    screen: strict('screen', {
      getAllDisplays: () => {
        app.requireReady('screen.getAllDisplays')
        return [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]
      },
    }),
    safeStorage: createSafeStorage(app),
  }
  // A bundler copies the keys of a module and keeps its prototype: the prototype has to be strict as well.
  const electron = Object.setPrototypeOf(strict('electron', known), strict('electron', Object.create(null) as object))
  return { electron: electron as unknown as typeof import('electron'), standIn }
}

function createClipboard() {
  let text = ''
  return strict('clipboard', {
    clear: () => {
      text = ''
    },
    readText: async () => text,
    writeText: async (next: string) => {
      text = next
    },
  } satisfies Partial<Clipboard>)
}

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>

function createSafeStorage(app: AppFacts): SafeStorage {
  const keyring = process.env['STAND_IN_KEYRING'] ?? 'gnome_libsecret'
  const key = createHash('sha256').update('keyring of the stand-in').digest()
  return strict('safeStorage', {
    getSelectedStorageBackend: () => (app.isReady() ? (keyring as Backend) : 'unknown'),
    isAsyncEncryptionAvailable: async () => {
      app.requireReady('safeStorage.isAsyncEncryptionAvailable')
      return keyring !== 'none'
    },
    encryptStringAsync: async (text: string) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    decryptStringAsync: async (sealed: Buffer) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16))
      const result = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
      return { result, shouldReEncrypt: false }
    },
  } satisfies Partial<SafeStorage>) as unknown as SafeStorage
}
