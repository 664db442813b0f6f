import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { kioskCatalogueSchema } from '../../shared/kiosk'
import { sealedIntake } from '../testing/intake'
import { again, json, notice, nowhere, openCenter, publish, soon, stateOf, titles } from '../testing/kiosk'
import { recordOf, setUp } from '../testing/station'

describe('the catalogue of a kiosk', { timeout: 30_000 }, () => {
  test('is what desks published, as it is now, with a version that rises', async () => {
    const center = await openCenter()
    const [first] = (await json(publish(center.desk, notice('n1'), notice('n2', { title: '义诊' })))) as never as {
      rev: string
    }[]
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['义诊', '停水通知']), soon)
    const before = (await json(center.kiosk.ask('/kiosk/catalogue'))).version as number
    const born = recordOf('x').stamps.born
    await publish(center.desk, { ...recordOf('n1', { stamps: { born, erased: born } }), _rev: first?.rev, _deleted: true })
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['义诊']), soon)
    expect((await json(center.kiosk.ask('/kiosk/catalogue'))).version).toBeGreaterThan(before)
    // Nothing of who wrote it, nor what a number to leave could be guessed from.
    await publish(
      center.desk,
      recordOf('o1', { kind: 'kioskOrder', title: '*', terminalId: '*', leaveHash: 'AAAA', leaveSalt: 'AAAA', leaveRounds: 1 }),
    )
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['*', '义诊']), soon)
    const { records } = (await json(center.kiosk.ask('/kiosk/catalogue'))) as { records: object[] }
    expect(records.filter((record) => 'terminalId' in record)).toEqual([
      {
        id: 'o1',
        kind: 'kioskOrder',
        title: '*',
        terminalId: '*',
        createdAt: '2026-03-01T01:00:00.000Z',
        updatedAt: '2026-03-01T01:00:00.000Z',
      },
    ])
  })

  test('is there after a restart with the center away, and knows for whom to seal', async () => {
    const center = await openCenter()
    await publish(center.desk, notice('n1'))
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['停水通知']), soon)
    await vi.waitFor(async () => expect((await stateOf(center.kiosk)).recipients).toHaveLength(1), soon)
    const { recipients, catalogueAt } = await stateOf(center.kiosk)
    const { keyId, publicKey } = await json(center.desk.ask('/intake/key'))
    expect(recipients).toEqual([{ keyId, publicKey }])
    const alone = await again(center, { hub: nowhere })
    expect(await titles(alone)).toEqual(['停水通知'])
    expect(await stateOf(alone)).toMatchObject({ online: false, recipients, catalogueAt: expect.any(String), unsent: 0 })
    expect(catalogueAt).toEqual(expect.any(String))
  })

  test('begins anew where the database is another, and where its file is damaged', async () => {
    const center = await openCenter()
    await publish(center.desk, notice('n1'))
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['停水通知']), soon)
    const path = `/c${setUp.centerCode}-catalogue`
    const epoch = (await center.admin.ask('GET', `${path}/_design/epoch`)).body as object
    const n1 = (await center.admin.ask('GET', `${path}/n1`)).body as { _rev: string }
    // As after a restore: the record is gone without a trace, and the epoch is another.
    await center.admin.ask('POST', `${path}/_bulk_docs`, { docs: [{ _id: 'n1', _rev: n1._rev, _deleted: true }] })
    await center.admin.ask('PUT', `${path}/_design/epoch`, { ...epoch, epoch: 'another life' })
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual([]), soon)
    await publish(center.desk, notice('n2', { title: '义诊' }))
    await vi.waitFor(async () => expect(await titles(center.kiosk)).toEqual(['义诊']), soon)
    await center.kiosk.close()
    await writeFile(join(center.kiosk.dataDir, 'kiosk', 'catalogue.json'), '{')
    const station = await again(center)
    await vi.waitFor(async () => expect(await titles(station)).toEqual(['义诊']), soon)
  })

  test('is told of by a stream, with how the kiosk stands', async () => {
    const center = await openCenter()
    const leaving = new AbortController()
    onTestFinished(() => leaving.abort())
    const reader = (await center.kiosk.ask('/kiosk/events', { signal: leaving.signal })).body?.getReader()
    let text = ''
    const read = async (wanted: string) => {
      while (!text.includes(wanted)) text += new TextDecoder().decode((await reader?.read())?.value)
    }
    await read('"kind":"state"')
    const { version } = kioskCatalogueSchema.parse(await json(center.kiosk.ask('/kiosk/catalogue')))
    await publish(center.desk, notice('n1'))
    await read(`data: {"kind":"catalogue","version":${version + 1}}`)
    await center.kiosk.ask('/kiosk/intake', { method: 'POST', body: sealedIntake(1) })
    await read('"unsent":1')
  })
})
