import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReceiptNumber, serialOf } from '../shared/receipt-number'
import { newFolder } from './testing/folders'
import { deviceOf, json, kiosk, knownKiosk } from './testing/kiosk'
import { openStation, setUp, type TestStation } from './testing/station'

describe('the number of a receipt', () => {
  const day = '2026-11-23'
  const ask = (station: TestStation, path = '/station/receipt-number', body: object = { day }) =>
    json(station.ask(path, { method: 'POST', body }))

  test('rises by one, never comes twice, over restarts, and each day begins with the first', async () => {
    const first = await openStation()
    expect(await ask(first)).toMatchObject({ error: 'not-set-up' })
    await first.ask('/station', { method: 'PUT', body: setUp })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(first)))
    const numbers = answers.map(({ receiptNo }) => String(receiptNo))
    expect(numbers.map(serialOf).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    for (const number of numbers) expect(readReceiptNumber(number, setUp.centerCode)).toEqual({ ok: true, value: number })
    await first.close()
    const second = await openStation({ dataDir: first.dataDir })
    expect(serialOf(String((await ask(second)).receiptNo))).toBe(21)
    expect(serialOf(String((await ask(second, undefined, { day: '2026-11-24' })).receiptNo))).toBe(1)
    expect(serialOf(String((await ask(second)).receiptNo))).toBe(22)
    expect(await ask(second, undefined, { day: '2026-02-30' })).toMatchObject({ error: 'bad-request' })
  })

  test('is refused after 10,000 a day, and for a day that is forgotten', async () => {
    const station = await openStation()
    await station.ask('/station', { method: 'PUT', body: setUp })
    const deviceId = await deviceOf(station)
    await station.close()
    const days = Array.from({ length: 400 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10))
    const serials = Object.fromEntries(days.map((each) => [`${each} ${deviceId}`, 9_999]))
    await writeFile(join(station.dataDir, 'receipts.json'), JSON.stringify(serials))
    const back = await openStation({ dataDir: station.dataDir })
    expect(serialOf(String((await ask(back)).receiptNo))).toBe(10_000)
    expect(await ask(back)).toMatchObject({ error: 'receipts-used-up' })
    expect(await ask(back, undefined, { day: '2025-12-31' })).toMatchObject({ error: 'day-too-old' })
    expect(serialOf(String((await ask(back, undefined, { day: '2030-01-01' })).receiptNo))).toBe(1)
  })

  test('is not made anew from a damaged file: the start is refused', async () => {
    const dataDir = newFolder()
    await writeFile(join(dataDir, 'receipts.json'), '{')
    await expect(openStation({ dataDir })).rejects.toMatchObject({ code: 'data-damaged' })
  })

  test('is asked for under a kiosk’s own roof, too', async () => {
    const station = await openStation({ dataDir: await knownKiosk(), kiosk })
    expect(serialOf(String((await ask(station, '/kiosk/receipt-number')).receiptNo))).toBe(1)
    expect(serialOf(String((await ask(station)).receiptNo))).toBe(2)
  })
})
