import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { oursEngine } from '../src/renderer/sync/model/testing/ours-engine'
import { isGood, type Report, runSchedule } from '../src/renderer/sync/model/testing/run-schedule'
import { scheduleOf } from '../src/renderer/sync/model/testing/schedule'
import { shrink } from '../src/renderer/sync/model/testing/shrink'
import { stockEngine } from '../src/renderer/sync/model/testing/stock-engine'

// npm run test:sync -- --schedules N --seed S --clients C [--engine stock] [--trace] [--shrink]
// The model-based test of the sync for as long as one likes. Schedule i has the seed S + i: one that fails is played
// again by `--schedules 1 --seed <its seed>`, with `--trace` line by line, with `--shrink` as short as it can be.

const usage = 'npm run test:sync -- --schedules 300 --seed 1 --clients 2 [--engine ours|stock] [--trace] [--shrink]'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '2' },
    engine: { type: 'string', default: 'ours' },
    trace: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
  },
})

const [schedules, seed, clients] = [Number(values.schedules), Number(values.seed), Number(values.clients)]
const engine = values.engine === 'stock' ? stockEngine : oursEngine
if (!(schedules > 0 && Number.isInteger(seed) && clients >= 1 && clients <= 5)) {
  console.error(usage)
  process.exit(2)
}

const total: Record<keyof Omit<Report, 'found'>, number> = {
  writes: 0,
  lost: 0,
  diverged: 0,
  resurrected: 0,
  unhandled: 0,
  lied: 0,
  stuck: 0,
  faults: 0,
  requests: 0,
}
const bad: number[] = []
const began = process.hrtime.bigint()
const seconds = () => Number(process.hrtime.bigint() - began) / 1e9
const trace = (line: string) => {
  if (values.trace) console.log(line)
}

const summary = (done: number) => {
  const counts = Object.entries(total).map(([key, count]) => `${key} ${count}`)
  return `${engine.name}, ${clients} clients, seed ${seed} and on: schedules ${done}, bad ${bad.length}, ${counts.join(', ')}, ${seconds().toFixed(1)} s`
}

async function tell(): Promise<void> {
  const [first] = bad
  if (values.shrink && first !== undefined) {
    const { schedule, report } = await shrink(clients, first, engine)
    console.log(`seed ${first}, as short as it can be:\n${JSON.stringify(schedule, null, 1)}\n  ${report.found.join('\n  ')}`)
  }

  console.log(summary(schedules))
  if (bad.length > 0) console.log(`bad seeds: ${bad.slice(0, 40).join(' ')}${bad.length > 40 ? ' …' : ''}`)
  process.exitCode = bad.length > 0 ? 1 : 0
}

/** One process plays so many: whatever a thousand opened and closed stations leave behind goes with it. */
const batch = 500

function take(report: Omit<Report, 'found'>): void {
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key]
}

async function playHere(): Promise<void> {
  for (let index = 0; index < schedules; index += 1) {
    const schedule = scheduleOf(clients, seed + index)
    if (values.trace) console.log(JSON.stringify({ ...schedule, actions: schedule.actions.length }))
    const report = await runSchedule(schedule, engine, trace)
    take(report)
    if (isGood(report)) continue
    bad.push(seed + index)
    if (bad.length <= 5) console.log(`seed ${seed + index}:\n  ${[...new Set(report.found)].slice(0, 8).join('\n  ')}`)
  }
}

const toldSchema = z.object({ total: z.record(z.string(), z.number()), bad: z.array(z.number()) })

/** A batch in a process of its own; throws where it ends without its count. */
function playBatch(from: number, count: number): Promise<void> {
  const words = ['--schedules', String(count), '--seed', String(from), '--clients', String(clients), '--engine', values.engine]
  return new Promise((resolve, reject) => {
    let told: z.infer<typeof toldSchema> | undefined
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...words], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.on('error', reject)
    child.on('message', (message) => {
      told = toldSchema.parse(message)
    })
    child.on('close', (code) => {
      if (!told) return reject(new Error(`seeds ${from} … ${from + count - 1} ended with ${code} and without a count`))
      take(told.total as typeof total)
      bad.push(...told.bad)
      resolve()
    })
  })
}

async function playInBatches(): Promise<void> {
  const starts = Array.from({ length: Math.ceil(schedules / batch) }, (_, index) => index * batch)
  let done = 0
  const next = async (): Promise<void> => {
    const start = starts.shift()
    if (start === undefined) return
    const count = Math.min(batch, schedules - start)
    await playBatch(seed + start, count)
    done += count
    console.log(`… ${summary(done)}`)
    await next()
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(4, availableParallelism())) }, next))
  bad.sort((a, b) => a - b)
}

if (process.send) {
  await playHere()
  process.send({ total, bad })
  process.disconnect()
} else {
  await (schedules > batch && !values.trace ? playInBatches() : playHere())
  await tell()
}
