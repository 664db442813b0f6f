import { readdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { newFolder } from '../../testing/folders'
import { type JournalLog, type NewNote, openLog } from '../log'
import type { ShelfOptions } from '../shelf'
import type { LogFile } from '../tail'

export const wrote = (id: string, stamp: string, sealed = `sealed ${id} ${stamp}`): NewNote => ({
  kind: 'wrote',
  collection: 'residents',
  id,
  stamp,
  sealed,
})
export const seen = (id: string, stamp: string, sealed = `seen ${id} ${stamp}`, isErased = false): NewNote => ({
  kind: 'seen',
  collection: 'residents',
  id,
  stamp,
  sealed,
  ...(isErased && { erased: true as const }),
})
export const acknowledged = (id: string, stamp: string): NewNote => ({
  kind: 'acknowledged',
  collection: 'residents',
  id,
  stamp,
  rev: `1-${stamp}`,
})
export const erased = (id: string, stamp: string): NewNote => ({
  kind: 'wrote',
  collection: 'residents',
  id,
  stamp,
  sealed: 'a tombstone',
  erased: true,
})

export type TestLog = JournalLog & { folder: string; reports: string[]; again(): Promise<TestLog>; stamps(): Promise<string[]> }

/** A journal in a folder of its own, closed after the test; `reports` are the messages of what was told. */
export async function newLog(options: Partial<ShelfOptions> = {}): Promise<TestLog> {
  const folder = options.folder ?? newFolder()
  const reports: string[] = []
  const report = (fault: unknown) => void reports.push(String(fault))
  const log = await openLog({ now: Date.now, ...options, folder, report })
  onTestFinished(log.close)
  return {
    ...log,
    folder,
    reports,
    again: async () => {
      await log.close()
      return newLog({ ...options, folder })
    },
    stamps: async () => {
      const found: string[] = []
      for await (const part of log.pending()) found.push(...part.map(({ id, stamp }) => `${id}@${stamp}`))
      return found
    },
  }
}

export const segmentsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .sort()

/** Everything that lies in a folder, as bytes of one text. */
export const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
    .join('\n')

export type Fault = { code: string; on: 'write' | 'datasync'; afterBytes?: number; above?: number }

/**
 * Opens real files that fail as told: a write of more than `above` bytes takes `afterBytes` of them and then fails.
 * Counts the flushes.
 */
export function faultyFiles() {
  const state: { fault: Fault | null; flushes: number; opened: number } = { fault: null, flushes: 0, opened: 0 }
  const fail = (code: string) => Object.assign(new Error(`${code}: told to fail`), { code })
  const openFile = async (path: string, flags: string, mode: number): Promise<LogFile> => {
    const file = await open(path, flags, mode)
    state.opened += 1
    return new Proxy(file, {
      get: (target, name) => {
        if (name === 'datasync') {
          return async () => {
            if (state.fault?.on === 'datasync') throw fail(state.fault.code)
            state.flushes += 1
            await target.datasync()
          }
        }
        if (name === 'write' && state.fault?.on === 'write') {
          const { code, afterBytes = 0, above = 0 } = state.fault
          return async (bytes: Uint8Array, offset: number, length: number, position: number) => {
            if (length <= above) return target.write(bytes, offset, length, position)
            await target.write(bytes, offset, Math.min(length, afterBytes), position)
            throw fail(code)
          }
        }
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return { state, openFile }
}
