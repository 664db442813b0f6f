// A kiosk's host as far as it keeps and hands over, in a process of its own, so that a test can kill it:
// node --import tsx writer.ts <folder> <database> <authorization> <life>
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openReceipts } from '../../receipts'
import { sealedIntake } from '../../testing/intake'
import { handOver } from '../hand-over'
import { openIntakeQueue } from '../intake-queue'

const [folder = '', database = '', authorization = '', life = '0'] = process.argv.slice(2)
// At once and not through a buffer of Node's: what is said here was on the disk before this process is killed.
const say = (line: string) => writeSync(1, `${line}\n`)

const queue = await openIntakeQueue(join(folder, 'intake'), Date.now, (fault) => say(`report ${String(fault)}`))
const receipts = await openReceipts(join(folder, 'receipts.json'))

async function takeIn(): Promise<never> {
  for (let n = 1; ; n += 1) {
    const receiptNo = await receipts.next({ centerCode: '420106012003', deviceId: 'kiosk001' }, '2026-11-23')
    say(`number ${receiptNo}`)
    const item = sealedIntake(Number(life) * 1_000 + n, { receiptNo })
    await queue.add(item)
    say(`saved ${item.id}`)
  }
}

async function hand(): Promise<never> {
  for (;;) {
    await handOver({ queue, database: () => database, authorization: async () => authorization })
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

await Promise.all([takeIn(), hand()])
