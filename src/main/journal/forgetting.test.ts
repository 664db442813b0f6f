import { describe, expect, test } from 'vitest'
import { acknowledged, erased, everythingIn, faultyFiles, newLog, seen, segmentsIn, type TestLog, wrote } from './testing/logs'

const kinds = async (log: TestLog, id: string) =>
  (await log.history('residents', id)).map(({ kind, stamp }) => `${kind}@${stamp}`)

describe('an erasure', () => {
  const fill = async (log: TestLog) => {
    await log.append([wrote('a', '1', 'canary-one'), wrote('b', '1', 'of b')], true)
    await log.append([acknowledged('a', '1'), seen('a', '2', 'canary-two')], false)
    await log.append([wrote('a', '3', 'canary-three')], true)
    await log.append([erased('a', '4')], true)
  }

  test('hides everything of the record at once, and keeps the tombstone until the center has it', async () => {
    const log = await newLog()
    await fill(log)
    expect(await kinds(log, 'a')).toEqual(['wrote@4'])
    expect(await log.stamps()).toEqual(['b@1', 'a@4'])
    await log.append([acknowledged('a', '4')], false)
    expect(await log.stamps()).toEqual(['b@1'])
  })

  test('takes the content off the disk with the next housekeeping, in every segment', async () => {
    const log = await newLog({ limits: { segmentBytes: 100 } })
    await fill(log)
    expect(everythingIn(log.folder)).toContain('canary')
    expect(segmentsIn(log.folder).length).toBeGreaterThan(2)
    await log.tidy()
    expect(everythingIn(log.folder)).not.toContain('canary')
    expect(await log.stamps()).toEqual(['b@1', 'a@4'])
    const again = await log.again()
    expect(await again.stamps()).toEqual(['b@1', 'a@4'])
    expect(again.reports).toEqual([])
    await again.append([wrote('c', '1')], true)
    expect(await again.stamps()).toEqual(['b@1', 'a@4', 'c@1'])
  })

  test('that came just before the end is done after the next start', async () => {
    const log = await newLog()
    await fill(log)
    const again = await log.again()
    expect(everythingIn(log.folder)).toContain('canary')
    await again.tidy()
    expect(everythingIn(log.folder)).not.toContain('canary')
  })

  test('that the center told takes back what waits to be sent, but not a new life born after it', async () => {
    const log = await newLog()
    await log.append([wrote('a', '1', 'canary'), wrote('a', '5', 'a new life')], true)
    await log.append([seen('a', '3', 'a tombstone', true)], false)
    expect(await log.stamps()).toEqual(['a@5'])
    await log.tidy()
    expect(everythingIn(log.folder)).not.toContain('canary')
    expect(await (await log.again()).stamps()).toEqual(['a@5'])
  })

  test('while the disk is full nothing is lost, and it is done once there is room', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    await fill(log)
    await log.tidy()
    files.state.fault = { code: 'ENOSPC', on: 'write' }
    await expect(log.append([erased('b', '2')], true)).rejects.toMatchObject({ status: 507 })
    expect(await kinds(log, 'b')).toEqual(['wrote@1'])
    files.state.fault = null
    await log.append([erased('b', '2')], true)
    await log.tidy()
    expect(everythingIn(log.folder)).not.toContain('of b')
  })
})

describe('the limits of history', () => {
  const day = 86_400_000
  const start = Date.parse('2026-03-01T01:00:00.000Z')

  test('what the center took goes after its days', async () => {
    let now = start
    const log = await newLog({ now: () => now, limits: { historyDays: 400 } })
    await log.append([wrote('a', '1'), acknowledged('a', '1')], true)
    now += 399 * day
    await log.append([wrote('b', '1'), acknowledged('b', '1')], true)
    await log.tidy()
    expect(await kinds(log, 'a')).toEqual(['wrote@1', 'acknowledged@1'])
    now += 2 * day
    await log.tidy()
    expect([await kinds(log, 'a'), await kinds(log, 'b')]).toEqual([[], ['wrote@1', 'acknowledged@1']])
    expect(segmentsIn(log.folder)).toEqual(['00000002.log'])
  })

  test('beyond the bytes the oldest go first', async () => {
    const log = await newLog({ limits: { segmentBytes: 1000, historyBytes: 5000 } })
    for (let n = 0; n < 40; n += 1) await log.append([seen(`r${n}`, '1', 'x'.repeat(300))], false)
    await log.tidy()
    expect(await kinds(log, 'r0')).toEqual([])
    expect(await kinds(log, 'r39')).toEqual(['seen@1'])
    expect(everythingIn(log.folder).length).toBeLessThanOrEqual(5000)
  })

  test('what waits for the center never goes, whatever its age and however much there is', async () => {
    let now = start
    const limits = { segmentBytes: 1000, historyDays: 10, historyBytes: 2000 }
    const log = await newLog({ now: () => now, limits })
    for (let n = 0; n < 30; n += 1) {
      await log.append([wrote(`r${n}`, '1', `old ${'x'.repeat(200)}`), acknowledged(`r${n}`, '0')], true)
      if (n % 3 !== 0) await log.append([acknowledged(`r${n}`, '1')], true)
    }
    now += 1000 * day
    await log.append([seen('fresh', '1')], true)
    await log.tidy()
    const waiting = Array.from({ length: 10 }, (_, n) => `r${n * 3}@1`)
    expect(await log.stamps()).toEqual(waiting)
    expect([await kinds(log, 'r1'), await kinds(log, 'r3')]).toEqual([[], ['wrote@1']])
    const again = await log.again()
    expect(await again.stamps()).toEqual(waiting)
    await again.append(
      waiting.map((one) => acknowledged(one.split('@')[0]!, '1')),
      true,
    )
    await again.tidy()
    expect((await again.stamps()).length).toBe(0)
  })
})
