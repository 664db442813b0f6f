import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newFolder } from '../testing/folders'
import { newLog, wrote } from './testing/logs'

const program = fileURLToPath(new URL('./testing/writer.ts', import.meta.url))

/** Starts the writer; `told` grows by what it says. */
function startWriter(folder: string, mode: 'lanes' | 'fill', name: string, under: string[] = []) {
  const words = [...under, process.execPath, '--import', 'tsx', program, folder, mode, name]
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const told: string[] = []
  const read = createInterface({ input: child.stdout }).on('line', (line) => told.push(line))
  const ended = Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => read.once('close', resolve)),
  ])
  const until = (check: () => boolean) => {
    const look = () => {
      if (!check()) throw new Error(`not yet; it said last: ${told.slice(-3).join(', ')}`)
    }
    return vi.waitFor(look, { timeout: 30_000, interval: 5 })
  }
  return { child: child as ChildProcess, told, ended, until }
}

const savedOf = (told: string[]) => told.filter((line) => line.startsWith('saved ')).map((line) => line.slice(6))
const idsOf = async (folder: string) => {
  const log = await newLog({ folder })
  const ids = (await log.stamps()).map((one) => one.split('@')[0])
  await log.close()
  return { ids: new Set(ids), reports: log.reports }
}

/** Half of them in each of two folders; YIZHAN_KILLS tries more. */
const kills = Number(process.env['YIZHAN_KILLS'] ?? 12)

test(`${kills} processes killed while they write: every entry that was told saved is there`, async () => {
  const folders = [newFolder(), newFolder()]
  const saved: string[][] = [[], []]
  const kill = async (lane: number) => {
    for (let life = 0; life < kills / 2; life += 1) {
      const writer = startWriter(folders[lane]!, 'lanes', `${life}`)
      await writer.until(() => writer.told.length > 0)
      await wait(Math.random() * 80)
      writer.child.kill('SIGKILL')
      await writer.ended
      expect(writer.told.filter((line) => !line.startsWith('saved '))).toEqual([])
      saved[lane]!.push(...savedOf(writer.told))
    }
  }
  await Promise.all([kill(0), kill(1)])
  for (const lane of [0, 1]) {
    const { ids, reports } = await idsOf(folders[lane]!)
    expect(saved[lane]!.filter((id) => !ids.has(id))).toEqual([])
    expect(reports).toEqual([])
  }
  const count = saved.flat().length
  process.stdout.write(`journal: ${kills} kills, ${count} entries told saved, 0 missing\n`)
  expect(count).toBeGreaterThan(10 * kills)
}, 180_000)

/** A disk of 1 MB where this user may mount one; else null. */
function mountSmallDisk(): string | null {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

test('a file that may not grow any more: refused with a reason, and nothing that was saved is lost', async () => {
  const folder = newFolder()
  const writer = startWriter(folder, 'fill', 'f', ['sh', '-c', 'ulimit -f 600; exec "$@"', 'sh'])
  await writer.until(() => writer.told.at(-1) === 'refused 507 disk-full')
  writer.child.stdin?.write('again\nagain\nend\n')
  await writer.ended
  expect(writer.told.slice(-3)).toEqual(Array.from({ length: 3 }, () => 'refused 507 disk-full'))
  const { ids, reports } = await idsOf(folder)
  expect([[...ids], reports]).toEqual([savedOf(writer.told), []])
  expect(ids.size).toBeGreaterThan(10)
  const log = await newLog({ folder })
  await log.append([wrote('with room again', '1')], true)
  expect((await log.stamps()).length).toBe(ids.size + 1)
}, 60_000)

test('a full disk: refused, and once there is room the same process goes on; nothing that was saved is lost', async () => {
  const disk = mountSmallDisk()
  // Where no disk can be mounted a limit on what the process may write stands for it, lifted from outside.
  const under = disk ? [] : ['sh', '-c', 'ulimit -S -f 600; exec "$@"', 'sh']
  const folder = join(disk ?? newFolder(), 'journal')
  mkdirSync(folder)
  const ballast = join(folder, 'ballast')
  if (disk) writeFileSync(ballast, Buffer.alloc(300_000))
  const writer = startWriter(folder, 'fill', 'f', under)
  await writer.until(() => writer.told.at(-1) === 'refused 507 disk-full')
  writer.child.stdin?.write('again\n')
  await writer.until(() => writer.told.filter((line) => line.startsWith('refused')).length === 2)
  if (disk) rmSync(ballast)
  else execFileSync('prlimit', ['--pid', String(writer.child.pid), '--fsize=unlimited'])
  writer.child.stdin?.write('again\nagain\nend\n')
  await writer.ended
  expect(writer.told.slice(-2)).toEqual([expect.stringMatching(/^saved/), expect.stringMatching(/^saved/)])
  const { ids, reports } = await idsOf(folder)
  expect([[...ids], reports]).toEqual([savedOf(writer.told), []])
}, 60_000)
