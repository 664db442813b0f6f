import { parseArgs } from 'node:util'
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
  const range = `seeds ${seed} … ${seed + done - 1}`
  return `${engine.name}, ${clients} clients, ${range}: schedules ${done}, bad ${bad.length}, ${counts.join(', ')}, ${seconds().toFixed(1)} s`
}

for (let index = 0; index < schedules; index += 1) {
  const schedule = scheduleOf(clients, seed + index)
  if (values.trace) console.log(JSON.stringify({ ...schedule, actions: schedule.actions.length }))
  const report = await runSchedule(schedule, engine, trace)
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key]
  if (!isGood(report)) {
    bad.push(seed + index)
    if (bad.length <= 5) console.log(`seed ${seed + index}:\n  ${[...new Set(report.found)].slice(0, 8).join('\n  ')}`)
  }
  if ((index + 1) % 250 === 0) console.log(`… ${summary(index + 1)}`)
}

const [first] = bad
if (values.shrink && first !== undefined) {
  const { schedule, report } = await shrink(clients, first, engine)
  console.log(`seed ${first}, as short as it can be:\n${JSON.stringify(schedule, null, 1)}\n  ${report.found.join('\n  ')}`)
}

console.log(summary(schedules))
if (bad.length > 0) console.log(`bad seeds: ${bad.slice(0, 40).join(' ')}${bad.length > 40 ? ' …' : ''}`)
process.exit(bad.length > 0 ? 1 : 0)
