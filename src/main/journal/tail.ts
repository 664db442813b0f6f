import type { FileHandle } from 'node:fs/promises'
import { Refusal, systemCode } from '../refusal'

/** What is needed of an open file; Node's FileHandle has it. */
export type LogFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>
export type OpenLogFile = (path: string, flags: 'r+' | 'wx', mode: number) => Promise<LogFile>

const full = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']

/** A disk that takes nothing more, as a Refusal 507 `disk-full`; any other fault as it is. */
export const asDiskFault = (cause: unknown): unknown =>
  full.includes(systemCode(cause))
    ? new Refusal(507, 'disk-full', `The disk took nothing more (${systemCode(cause)}); nothing of this was kept`, { cause })
    : cause

export type TailFile = {
  /** Writes behind the last good frame and, where asked, waits until the disk has it. Throws, and then nothing was added. */
  append(bytes: Buffer, durable: boolean): Promise<void>
  /** Whether a flush failed: the system may have thrown pages away, so this file takes nothing more. */
  distrusted(): boolean
  close(): Promise<void>
}

async function writeAll(file: LogFile, bytes: Buffer, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/**
 * A file that grows by whole appends. It is not opened for appending: each write names its place, so what a failed one
 * left behind is cut off, and where even that fails, overwritten by the next.
 */
export function createTail(file: LogFile, begin: number): TailFile {
  let size = begin
  let distrusted = false
  return {
    append: async (bytes, durable) => {
      try {
        await writeAll(file, bytes, size)
      } catch (cause) {
        await file.truncate(size).catch(() => undefined)
        throw asDiskFault(cause)
      }
      try {
        if (durable) await file.datasync()
      } catch (cause) {
        distrusted = true
        await file.truncate(size).catch(() => undefined)
        throw asDiskFault(cause)
      }
      size += bytes.length
    },
    distrusted: () => distrusted,
    close: () => file.close(),
  }
}
