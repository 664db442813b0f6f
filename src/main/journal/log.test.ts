import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal'
import { acknowledged, everythingIn, faultyFiles, newLog, seen, segmentsIn, wrote } from './testing/logs'

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'taken',
    (fault: unknown) => (fault instanceof Refusal ? [fault.status, fault.code] : fault),
  )

describe('an append', () => {
  test('is flushed to the disk before it is answered', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    for (let n = 1; n <= 5; n += 1) {
      await log.append([wrote('a', String(n))], true)
      expect(files.state.flushes).toBe(n)
    }
  })

  test('that nobody waits for is not flushed, and still there after a proper close', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    await log.append([seen('a', '1')], false)
    expect(files.state.flushes).toBe(0)
    expect((await (await log.again()).history('residents', 'a')).map(({ stamp }) => stamp)).toEqual(['1'])
  })

  test('shares its flush with those that came while another ran', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    await Promise.all(Array.from({ length: 200 }, (_, n) => log.append([wrote(`r${n}`, '1')], true)))
    expect(log.pendingCount()).toBe(200)
    expect(files.state.flushes).toBeLessThan(10)
    expect(await (await log.again()).stamps()).toEqual(Array.from({ length: 200 }, (_, n) => `r${n}@1`))
  })

  test('after closing is refused', async () => {
    const log = await newLog()
    await log.append([wrote('a', '1')], true)
    await log.close()
    expect(await codeOf(log.append([wrote('a', '2')], true))).toEqual([503, 'closed'])
    expect(await (await log.again()).stamps()).toEqual(['a@1'])
  })
})

describe('a disk that takes nothing more', () => {
  test.each(['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG', 'EROFS'])(
    '%s in the middle of a write: refused, and what was there stays',
    async (code) => {
      const files = faultyFiles()
      const log = await newLog({ openFile: files.openFile })
      await log.append([wrote('a', '1')], true)
      for (const afterBytes of [0, 1, 20, 90]) {
        files.state.fault = { code, on: 'write', afterBytes }
        expect(await codeOf(log.append([wrote('b', '1', 'x'.repeat(200))], true))).toEqual([507, 'disk-full'])
      }
      expect(await log.stamps()).toEqual(['a@1'])
      files.state.fault = null
      await log.append([wrote('c', '1')], true)
      const again = await log.again()
      expect(await again.stamps()).toEqual(['a@1', 'c@1'])
      expect(again.reports).toEqual([])
    },
  )

  test('a flush that failed: refused, and the file is not trusted again', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    await log.append([wrote('a', '1')], true)
    files.state.fault = { code: 'EIO', on: 'datasync' }
    expect(await codeOf(log.append([wrote('b', '1')], true))).toEqual([507, 'disk-full'])
    files.state.fault = null
    await log.append([wrote('c', '1')], true)
    expect(segmentsIn(log.folder)).toEqual(['00000001.log', '00000002.log'])
    expect(await (await log.again()).stamps()).toEqual(['a@1', 'c@1'])
  })

  test('a large request does not refuse the small ones it shares a flush with', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    files.state.fault = { code: 'ENOSPC', on: 'write', above: 1000 }
    const sizes = [10, 10, 5000, 10]
    const asked = sizes.map((size, n) => codeOf(log.append([wrote(`r${n}`, '1', 'x'.repeat(size))], true)))
    expect(await Promise.all(asked)).toEqual(['taken', 'taken', [507, 'disk-full'], 'taken'])
    expect(await (await log.again()).stamps()).toEqual(['r0@1', 'r1@1', 'r3@1'])
  })

  test('another fault is not taken for a full disk', async () => {
    const files = faultyFiles()
    const log = await newLog({ openFile: files.openFile })
    files.state.fault = { code: 'EBADF', on: 'write' }
    expect(await codeOf(log.append([wrote('a', '1')], true))).toMatchObject({ code: 'EBADF' })
  })
})

describe('opening', () => {
  test('a torn end is cut off, and what is written next is whole', async () => {
    const log = await newLog()
    await log.append([wrote('a', '1'), wrote('b', '1')], true)
    await log.close()
    const path = join(log.folder, '00000001.log')
    const { length } = await readFile(path)
    await truncate(path, length - 3)
    const second = await log.again()
    expect(await second.stamps()).toEqual(['a@1'])
    await second.append([wrote('c', '1')], true)
    const third = await second.again()
    expect([await third.stamps(), second.reports, third.reports]).toEqual([['a@1', 'c@1'], [], []])
  })

  test('damage in the middle is reported, and everything after it is there', async () => {
    const log = await newLog()
    await log.append([wrote('a', '1'), wrote('b', '1'), wrote('c', '1')], true)
    await log.close()
    const path = join(log.folder, '00000001.log')
    const bytes = await readFile(path)
    bytes[bytes.indexOf('sealed b') + 2] = 0
    await writeFile(path, bytes)
    const again = await log.again()
    expect(await again.stamps()).toEqual(['a@1', 'c@1'])
    expect(again.reports).toEqual([expect.stringMatching(/00000001\.log has \d+ damaged bytes/)])
    expect(again.reports.join()).not.toContain('sealed')
  })

  test('a file of nothing but garbage, an empty one and a stranger stop nothing', async () => {
    const log = await newLog()
    await log.append([wrote('a', '1')], true)
    await log.close()
    await writeFile(join(log.folder, '00000002.log'), Buffer.alloc(5000, 0x41))
    await writeFile(join(log.folder, '00000003.log'), '')
    await writeFile(join(log.folder, 'notes.txt'), 'not ours')
    await appendFile(join(log.folder, '00000001.log.tmp'), 'a killed rewriting')
    const again = await log.again()
    await again.append([wrote('b', '1')], true)
    expect(await (await again.again()).stamps()).toEqual(['a@1', 'b@1'])
    expect(segmentsIn(log.folder)).toEqual(['00000001.log', '00000002.log', '00000003.log'])
    expect(everythingIn(log.folder)).not.toContain('a killed rewriting')
  })

  test('a segment that cannot be read is left alone and reported', async () => {
    const log = await newLog()
    await log.close()
    await mkdir(join(log.folder, '00000007.log'))
    const again = await log.again()
    expect(again.reports).toEqual([expect.stringContaining('00000007.log cannot be read')])
    await again.append([wrote('a', '1')], true)
    expect(await again.stamps()).toEqual(['a@1'])
    expect(segmentsIn(log.folder)).toEqual(['00000007.log', '00000008.log'])
  })
})

describe('segments', () => {
  test('one follows another by size and by day, and all are read as one', async () => {
    let now = Date.parse('2026-03-01T01:00:00.000Z')
    const log = await newLog({ now: () => now, limits: { segmentBytes: 1000 } })
    for (let n = 0; n < 10; n += 1) await log.append([wrote(`r${n}`, '1', 'x'.repeat(300))], true)
    expect(segmentsIn(log.folder).length).toBe(4)
    now += 25 * 3_600_000
    await log.append([wrote('later', '1')], true)
    expect(segmentsIn(log.folder).length).toBe(5)
    const again = await log.again()
    expect((await again.stamps()).length).toBe(11)
    expect((await again.history('residents', 'later')).map(({ at }) => at)).toEqual(['2026-03-02T02:00:00.000Z'])
  })

  test('pending versions are read while others are written and acknowledged', async () => {
    const log = await newLog({ limits: { segmentBytes: 4_000 } })
    await log.append(
      Array.from({ length: 1000 }, (_, n) => wrote(`r${n}`, '1')),
      true,
    )
    const got: string[] = []
    for await (const part of log.pending()) {
      if (got.length === 0) {
        await log.append([acknowledged('r999', '1'), wrote('new', '1')], true)
        await log.tidy()
      }
      got.push(...part.map(({ id }) => id))
    }
    expect(got).toEqual(Array.from({ length: 999 }, (_, n) => `r${n}`))
  })
})
