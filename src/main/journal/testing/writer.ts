// A process of its own that writes a journal, so that a test can kill it or take its room away:
// node --import tsx writer.ts <folder> lanes|fill <name>
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Refusal } from '../../refusal'
import { openLog } from '../log'

const [folder = '', mode = '', name = ''] = process.argv.slice(2)
// At once and not through a buffer of Node's: what is said here was saved before this process is killed.
const say = (line: string) => writeSync(1, `${line}\n`)
// Without a listener the system ends a process that writes past its limit of file size.
process.on('SIGXFSZ', () => undefined)

const log = await openLog({ folder, now: Date.now, report: (fault) => say(`report ${String(fault)}`) })
const append = (id: string, bytes: number) =>
  log.append([{ kind: 'wrote', collection: 'residents', id, stamp: '1', sealed: 'x'.repeat(bytes) }], true)

async function lane(number: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const id = `${name}-${number}-${n}`
    await append(id, 2_000 * (number + 1))
    say(`saved ${id}`)
  }
}

async function attempt(id: string, bytes: number): Promise<boolean> {
  try {
    await append(id, bytes)
    say(`saved ${id}`)
    return true
  } catch (fault) {
    say(fault instanceof Refusal ? `refused ${fault.status} ${fault.code}` : `fault ${String(fault)}`)
    return false
  }
}

async function fill(): Promise<void> {
  let n = 0
  while (await attempt(`${name}-${n}`, 10_000)) n += 1
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'end') break
    n += 1
    await attempt(`${name}-${n}`, 10_000)
  }
  await log.close()
  process.stdin.destroy()
}

if (mode === 'lanes') await Promise.all([0, 1, 2, 3, 4, 5].map(lane))
else await fill()
