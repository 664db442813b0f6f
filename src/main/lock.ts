import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { readText } from './files'
import { StartError, systemCode } from './refusal'

const holderSchema = z.object({ pid: z.number().int().positive(), born: z.string(), nonce: z.string() })

/**
 * When a process began, so that another one that was given the same number later is not taken for it.
 * Only Linux tells without a child process; elsewhere an empty text, and the number alone decides.
 */
function bornAt(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    // Field 22 of proc(5) stat; the name in field 2 may itself hold spaces and parentheses.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? ''
  } catch {
    return 'gone'
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

async function readHolder(path: string) {
  try {
    return holderSchema.parse(JSON.parse((await readText(path)) ?? 'null'))
  } catch {
    // Half a lock is what a power cut leaves: nobody holds it.
    return null
  }
}

const inUse = (dataDir: string) =>
  new StartError(
    'data-in-use',
    `驿站已经在用这个数据文件夹：${dataDir}。请先关掉已打开的驿站。\n` +
      `Yizhan already runs on this data folder: ${dataDir}. Close that one first, or choose another with --data.`,
  )

/** Keeps a second host out of a data folder. Answers the function that frees it. Survives a host that was killed. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock.json')
  const mine = { pid: process.pid, born: bornAt(process.pid), nonce: randomUUID() }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
      const holder = await readHolder(path)
      if (holder && alive(holder.pid) && bornAt(holder.pid) === holder.born) throw inUse(dataDir)
      await rm(path, { force: true })
      continue
    }
    // Two starters may both have removed a dead holder's lock; the one whose file stayed has it.
    if (attempt > 0) await wait(50)
    if ((await readFile(path, 'utf8')) === JSON.stringify(mine)) {
      return async () => {
        if ((await readHolder(path))?.nonce === mine.nonce) await rm(path, { force: true })
      }
    }
  }
  throw inUse(dataDir)
}
