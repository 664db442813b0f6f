import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { waitingIntakesSchema } from '../../shared/kiosk'
import { sealedIntake } from '../testing/intake'
import { again, json, kiosk, knownKiosk, nowhere, openCenter, refusal, soon, stateOf } from '../testing/kiosk'
import { openStation, type TestStation } from '../testing/station'

describe('what is handed in', { timeout: 30_000 }, () => {
  const handIn = (station: TestStation, item: object) => station.ask('/kiosk/intake', { method: 'POST', body: item })
  const waitingAt = async (desk: TestStation) => {
    const { items, ...rest } = waitingIntakesSchema.parse(await json(desk.ask('/intake/waiting')))
    return { ids: items.map(({ id }) => id), items, ...rest }
  }

  test('reaches a desk as it was sealed, and is erased when the desk has it', async () => {
    const center = await openCenter()
    const items = [sealedIntake(2, { handedInAt: '2026-11-23T02:00:00.000Z' }), sealedIntake(1)]
    for (const item of items) expect((await handIn(center.kiosk, item)).status).toBe(201)
    await vi.waitFor(async () => expect((await waitingAt(center.desk)).ids).toHaveLength(2), soon)
    expect(await waitingAt(center.desk)).toEqual({
      ids: [sealedIntake(1).id, sealedIntake(2).id],
      items: [...items].reverse().map((item) => ({ ...item, source: center.deviceId })),
      more: false,
      odd: 0,
    })
    await vi.waitFor(async () => expect((await stateOf(center.kiosk)).unsent).toBe(0), soon)
    const ids = [sealedIntake(1).id, sealedIntake(7).id]
    const take = () => json(center.desk.ask('/intake/taken', { method: 'POST', body: { ids } }))
    expect([await take(), await take()]).toEqual([{ erased: ids.slice(0, 1) }, { erased: ids.slice(0, 1) }])
    expect((await waitingAt(center.desk)).ids).toEqual([sealedIntake(2).id])
  })

  test('waits on the disk while the center is away, over a restart, and goes once', async () => {
    const center = await openCenter()
    const alone = await again(center, { hub: nowhere })
    const items = Array.from({ length: 45 }, (_, index) => sealedIntake(index + 1))
    for (const item of items) expect((await handIn(alone, item)).status).toBe(201)
    // The answer was lost on the way, so the page asks again.
    expect(await json(handIn(alone, sealedIntake(1)))).toEqual({ unsent: 45 })
    expect(await stateOf(alone)).toMatchObject({ online: false, unsent: 45, refused: 0 })
    await alone.close()
    const back = await openStation({ dataDir: alone.dataDir, kiosk, hub: center.hub })
    await vi.waitFor(async () => expect(await stateOf(back)).toMatchObject({ online: true, unsent: 0 }), soon)
    expect((await waitingAt(center.desk)).ids.sort()).toEqual(items.map(({ id }) => id).sort())
    expect((await readdir(join(back.dataDir, 'kiosk', 'intake'))).filter((name) => name !== 'refused')).toEqual([])
  })

  test('is not sent twice when the host was killed between the center’s answer and the end of the file', async () => {
    const center = await openCenter()
    const folder = join(center.kiosk.dataDir, 'kiosk', 'intake')
    await handIn(center.kiosk, sealedIntake(1))
    await vi.waitFor(async () => expect((await stateOf(center.kiosk)).unsent).toBe(0), soon)
    await vi.waitFor(async () => expect((await waitingAt(center.desk)).ids).toHaveLength(1), soon)
    await center.desk.ask('/intake/taken', { method: 'POST', body: { ids: [sealedIntake(1).id] } })
    await center.kiosk.close()
    // As the kill left it: the file is still there, the center and the desk are done with it; beside it half of another one.
    await writeFile(join(folder, `00000000000001-${sealedIntake(1).id}.json`), `${JSON.stringify(sealedIntake(1))}\n`)
    await writeFile(join(folder, `00000000000002-${sealedIntake(2).id}.json.0a1b2c3d.tmp`), '{"id":"inta')
    const back = await openStation({ dataDir: center.kiosk.dataDir, kiosk, hub: center.hub })
    await vi.waitFor(async () => expect((await stateOf(back)).unsent).toBe(0), soon)
    expect((await waitingAt(center.desk)).ids).toEqual([])
    expect(await readdir(folder)).toEqual(['refused'])
  })

  test('that the center refuses is kept beside the others and counted', async () => {
    const center = await openCenter()
    // Its kind is none that the center's rule knows.
    await handIn(center.kiosk, sealedIntake(1, { kind: 'x-1' }))
    await handIn(center.kiosk, sealedIntake(2))
    await vi.waitFor(async () => expect(await stateOf(center.kiosk)).toMatchObject({ unsent: 0, refused: 1 }), soon)
    expect((await waitingAt(center.desk)).ids).toEqual([sealedIntake(2).id])
    expect(await readdir(join(center.kiosk.dataDir, 'kiosk', 'intake', 'refused'))).toEqual([
      expect.stringContaining(sealedIntake(1).id),
    ])
    const back = await again(center, { hub: center.hub })
    expect(await stateOf(back)).toMatchObject({ refused: 1 })
  })

  test('is refused by the host where it is no sealed intake, too large, or another under the same id', async () => {
    const station = await openStation({ kiosk, dataDir: await knownKiosk() })
    expect((await handIn(station, sealedIntake(9))).status).toBe(201)
    const attempts: [object, [number, string]][] = [
      [{ ...sealedIntake(1), id: 'intake-1' }, [400, 'bad-request']],
      [sealedIntake(1, { keys: [] }), [400, 'bad-request']],
      [sealedIntake(1, { sealed: 'C'.repeat(25_000) }), [413, 'too-large']],
      [sealedIntake(9, { sealed: 'DDDD' }), [409, 'other-intake']],
    ]
    for (const [item, answer] of attempts) expect(await refusal(handIn(station, item))).toEqual(answer)
    expect((await stateOf(station)).unsent).toBe(1)
  })

  test('is not taken in where the disk is full', async () => {
    const station = await openStation({ kiosk, mode: 'kiosk', dataDir: await knownKiosk(), readFree: async () => 1_000 })
    expect(await refusal(handIn(station, sealedIntake(1)))).toEqual([507, 'disk-full'])
  })
})
