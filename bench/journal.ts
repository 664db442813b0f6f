import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../src/main/journal/log'
import { type Figure, quantile, spread } from './figures'
import type { Wish } from './stage'

const sealed = 'x'.repeat(700)
const note = (id: string) => ({ kind: 'wrote', collection: 'residents', id, stamp: '0mfa1b2c3-0000|7k2m9qxa', sealed }) as const
const options = (folder: string) => ({ folder, now: Date.now, report: (fault: unknown) => console.error(fault) })

/** How long `act` takes, each time, ms. */
async function times(count: number, act: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < count; n += 1) {
    const from = performance.now()
    await act(n)
    taken.push(performance.now() - from)
  }
  return taken
}

async function flushAlone(folder: string): Promise<number[]> {
  const file = await open(join(folder, 'plain'), 'w')
  const bytes = Buffer.alloc(850, 1)
  const taken = await times(400, async () => {
    await file.write(bytes)
    await file.datasync()
  })
  await file.close()
  return taken
}

/** The journal alone, on the disk of the system's temporary folder; the reference is one write and one flush of as many bytes. */
export async function measureJournal({ say }: Wish): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yizhan-bench-'))
  try {
    const plain = spread(await flushAlone(folder))
    const log = await openLog(options(join(folder, 'journal')))
    const alone = spread(await times(400, (n) => log.append([note(`one-${n}`)], true)))
    say('one at a time: done')
    const together: number[] = []
    for (let round = 0; round < 40; round += 1) {
      const from = performance.now()
      const lanes = Array.from({ length: 50 }, async (_, lane) => {
        await log.append([note(`many-${round}-${lane}`)], true)
        together.push(performance.now() - from)
      })
      await Promise.all(lanes)
    }
    say('fifty at once: done')
    for (let from = 0; from < 100_000; from += 1000) {
      const notes = Array.from({ length: 1000 }, (_, n) => note(`filled-${from + n}`))
      await log.append(notes, false)
    }
    await log.close()
    const opening = await times(5, async () => (await openLog(options(join(folder, 'journal')))).close())
    const reading = await times(5, async () => {
      const again = await openLog(options(join(folder, 'journal')))
      for await (const part of again.pending()) void part.length
      await again.close()
    })
    const reference = (value: number) => ({ name: 'write and flush', value })
    return [
      { name: 'append and flush, one at a time: p50', value: alone.p50, reference: reference(plain.p50), target: 20 },
      { name: 'append and flush, one at a time: p95', value: alone.p95, reference: reference(plain.p95), target: 80 },
      { name: 'each of fifty at once: p50', value: spread(together).p50, reference: reference(plain.p50), target: 20 },
      { name: 'each of fifty at once: p95', value: spread(together).p95, reference: reference(plain.p95), target: 80 },
      { name: 'opening 102,400 entries', value: quantile(opening, 0.5), target: 1_000 },
      { name: 'opening and reading all of them, pending', value: quantile(reading, 0.5) },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
