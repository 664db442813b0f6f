import type { DownloadItem, Session } from 'electron'
import { isExportName } from '../../shared/export-name'
import { isOwnAddress } from './origin'

/** Of a kiosk. It lies in memory, because its name does not begin with `persist:`; each visit's end empties it besides. */
export const kioskPartition = 'kiosk'

/** The page needs none of the permissions that a browser can give. Both handlers: one is asked, the other is looked up. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

const anyServer = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*']

/** The page speaks to its host alone; what the host speaks to goes through Node and not through this session. */
export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest({ urls: anyServer }, (_details, callback) => callback({ cancel: true }))
  // Chromium's spell checker fetches its dictionaries from the maker's servers.
  session.setSpellCheckerEnabled(false)
}

/** A backup is streamed by the host, for it may be larger than a page should hold. */
const backupPath = /^\/journal\/snapshots\/[0-9A-Za-z.-]{1,64}$/

/** True for a file the page made itself, or a backup of the host, under a name that says what it is. */
export function isOwnExport(item: Pick<DownloadItem, 'getURL' | 'getFilename'>): boolean {
  const address = item.getURL()
  if (!isExportName(item.getFilename())) return false
  if (address.startsWith('blob:')) return isOwnAddress(address.slice('blob:'.length))
  return isOwnAddress(address) && backupPath.test(new URL(address).pathname)
}

/** Only our own exports are saved, and none of them on a kiosk, where the dialog would show the machine's folders. */
export function admitOwnExports(session: Session, inKiosk: () => boolean): void {
  session.on('will-download', (event, item) => {
    if (inKiosk() || !isOwnExport(item)) event.preventDefault()
  })
}
