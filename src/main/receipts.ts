import { z } from 'zod'
import { receiptNumber, serialsADay, terminalMark } from '../shared/receipt-number'
import type { Station } from '../shared/station'
import { openKept } from './kept-file'
import { Refusal, StartError } from './refusal'

export type Receipts = {
  /** The next number of that day (`YYYY-MM-DD`), on the disk before it is answered, so that no power cut gives it twice. */
  next(station: Pick<Station, 'centerCode' | 'deviceId'>, day: string): Promise<string>
}

/** Days whose last serial is remembered: a clock may be set back by so many days of work before it is refused. */
const daysKept = 400

/** By terminal and day, the last serial given. A station that was given up and set up anew is another terminal. */
const serialsSchema = z.record(z.string(), z.int().positive())

/** Opens the file of serials. A damaged one stops the start: to forget it would give numbers twice. */
export async function openReceipts(path: string): Promise<Receipts> {
  const kept = await openKept<z.infer<typeof serialsSchema>>(path, serialsSchema, {}, (cause) => {
    throw new StartError(
      'data-damaged',
      `文件损坏，请从备份恢复：${path}\nThis file is damaged, restore it from a backup: ${path}`,
      { cause },
    )
  })
  return {
    next: async ({ centerCode, deviceId }, day) => {
      const key = `${day} ${deviceId}`
      const after = await kept.change((now) => {
        const serial = (now[key] ?? 0) + 1
        if (serial > serialsADay) throw new Refusal(409, 'receipts-used-up', `${serialsADay} receipts were given on that day`)
        const days = Object.keys(now).sort()
        if (serial === 1 && days.length >= daysKept && key < (days[0] ?? '')) {
          throw new Refusal(409, 'day-too-old', 'The clock is set to a day whose numbers are not remembered')
        }
        const { [key]: _last, ...others } = now
        const recent = Object.entries(others)
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .slice(0, daysKept - 1)
        return { ...Object.fromEntries(recent), [key]: serial }
      })
      return receiptNumber({ centerCode, terminalMark: terminalMark(deviceId), day, serial: after[key] ?? 0 })
    },
  }
}
