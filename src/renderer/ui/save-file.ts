import { exportName } from '../../shared/export-name'

/** Hands a file made here to the browser's download, under a name that every folder takes. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = exportName(name)
  link.click()
  // The download has taken hold of the blob by the next minute, whatever the disk does.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
