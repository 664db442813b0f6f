import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { enrolTerminal, provisionCenter } from '../hub/provision'
import { basic } from '../server/upstream'
import { newFolder } from '../testing/folders'
import { openHub } from '../testing/hub'
import { handOver } from './hand-over'
import { openIntakeQueue } from './intake-queue'

const program = fileURLToPath(new URL('./testing/writer.ts', import.meta.url))
const center = { centerCode: '420106012003', centerName: '水陆社区', collections: ['residents'] }

type Row = { id: string; value: { rev: string } }

/** One life of the host: it takes in and hands over until it is killed. Answers what it said. */
async function liveAndDie(words: string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const told: string[] = []
  const read = createInterface({ input: child.stdout }).on('line', (line) => told.push(line))
  const ended = new Promise((resolve) => read.once('close', resolve))
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(4), { timeout: 30_000, interval: 5 })
  await wait(50 + Math.random() * 150)
  child.kill('SIGKILL')
  await ended
  return told
}

test('a host killed again and again while it takes in and hands over loses nothing, doubles nothing, gives no number twice', async () => {
  const hub = await openHub()
  const admin = hub.as(hub.admin)
  await provisionCenter(admin, center)
  const kiosk = await enrolTerminal(admin, { centerCode: center.centerCode, deviceId: 'kiosk001', mode: 'kiosk' })
  const desk = hub.as(await enrolTerminal(admin, { centerCode: center.centerCode, deviceId: 'desk0001', mode: 'desk' }))
  const path = `/c${center.centerCode}-intake-kiosk001`
  const folder = newFolder()
  const fetched: string[] = []
  /** What a desk does: it fetches what is there and erases it. */
  const fetchAll = async () => {
    const { rows } = (await desk.ask('GET', `${path}/_all_docs?startkey="intake-"&endkey="intake."`)).body as { rows: Row[] }
    fetched.push(...rows.map(({ id }) => id))
    const docs = rows.map(({ id, value }) => ({ _id: id, _rev: value.rev, _deleted: true }))
    await desk.ask('POST', `${path}/_bulk_docs`, { docs })
  }
  const told: string[] = []
  for (const life of ['1', '2', '3']) {
    told.push(...(await liveAndDie([folder, `${hub.root}${path}`, basic(kiosk), life])))
    await fetchAll()
  }
  const queue = await openIntakeQueue(join(folder, 'intake'), Date.now, (fault) => told.push(`report ${String(fault)}`))
  const [database, authorization] = [() => `${hub.root}${path}`, async () => basic(kiosk)]
  await handOver({ queue, database, authorization })
  await fetchAll()
  const said = (what: string) => told.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1))
  expect(said('report')).toEqual([])
  expect(said('saved').length).toBeGreaterThan(10)
  expect(said('saved').filter((id) => !fetched.includes(id))).toEqual([])
  expect(fetched.length).toBe(new Set(fetched).size)
  expect(said('number').length).toBe(new Set(said('number')).size)
  expect(queue.counts()).toEqual({ unsent: 0, refused: 0 })
}, 120_000)
