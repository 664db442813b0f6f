import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ComposeOptions } from '../compose'
import type { Secrets } from '../secrets'
import { openStation, setUp, type TestStation } from '../testing/station'

const put = (body: unknown) => ({ method: 'PUT', body })
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]
const keyOf = async ({ ask }: TestStation) => (await (await ask('/journal/key')).json()) as { key: string; keyId: string }
const codeOf = async ({ ask }: TestStation) => ((await (await ask('/journal/recovery-code')).json()) as { code: string }).code
const enter = async ({ ask }: TestStation, code: string) => {
  const answer = await ask('/journal/recovery-code', put({ code }))
  return answer.status === 204 ? 'taken' : refusal(answer)
}

async function openDesk(options: Partial<ComposeOptions> = {}, mode: 'desk' | 'kiosk' = 'desk'): Promise<TestStation> {
  const station = await openStation(options)
  expect((await station.ask('/station', put({ ...setUp, mode }))).status).toBe(200)
  return station
}

const write = (station: TestStation) =>
  station.ask('/journal/entries', {
    method: 'POST',
    body: { entries: [{ collection: 'residents', id: 'a', stamp: '1', sealed: 'x' }] },
  })

describe('the data key', () => {
  test('is made once, stays over restarts, and is kept where passwords are, not beside the journal', async () => {
    const first = await openDesk()
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyOf(first)))
    expect(new Set(keys.map(({ key }) => key)).size).toBe(1)
    const [{ key, keyId }] = keys as [{ key: string; keyId: string }]
    expect(Buffer.from(key, 'base64').length).toBe(32)
    expect(keyId).toMatch(/^[0-9a-f]{16}$/)
    await first.close()
    expect(await keyOf(await openStation({ dataDir: first.dataDir }))).toEqual({ key, keyId })
    expect(await readFile(join(first.dataDir, 'journal', 'state.json'), 'utf8')).not.toContain(key)
    if (process.platform !== 'win32') expect((await stat(join(first.dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  test('is for no kiosk, neither one that was set up so nor one that was started so', async () => {
    const stations = [await openDesk({}, 'kiosk'), await openDesk({ mode: 'kiosk' })]
    for (const station of stations) {
      expect(await refusal(await station.ask('/journal/key'))).toEqual([403, 'kiosk'])
      expect(await refusal(await station.ask('/journal/recovery-code'))).toEqual([403, 'kiosk'])
      expect(await enter(station, 'x')).toEqual([403, 'kiosk'])
    }
  })

  test('is not made before the station is set up', async () => {
    const station = await openStation()
    expect(await refusal(await station.ask('/journal/key'))).toEqual([409, 'not-set-up'])
  })

  test('no new one is made over a journal whose key is missing; the recovery code brings it back', async () => {
    const first = await openDesk()
    const mine = await keyOf(first)
    const code = await codeOf(first)
    await write(first)
    await first.close()
    // Another host with other secrets, or a keyring that was reset.
    const held = new Map<string, string>()
    const secrets: Secrets = {
      read: async (name) => held.get(name) ?? null,
      write: async (name, value) => void held.set(name, value),
    }
    const second = await openStation({ dataDir: first.dataDir, secrets })
    expect(await refusal(await second.ask('/journal/key'))).toEqual([409, 'key-missing'])
    expect([...held.keys()]).toEqual(['terminal'])
    const other = await codeOf(await openDesk())
    expect(await enter(second, other)).toEqual([409, 'code-of-another'])
    expect(await enter(second, code)).toBe('taken')
    expect(await keyOf(second)).toEqual(mine)
  })

  test('is not made anew where the file that names it was lost', async () => {
    const first = await openDesk()
    await write(first)
    await first.close()
    await rm(join(first.dataDir, 'journal', 'state.json'), { force: true })
    await writeFile(join(first.dataDir, 'secrets.json'), '{}')
    const second = await openStation({ dataDir: first.dataDir })
    expect(await refusal(await second.ask('/journal/key'))).toEqual([409, 'key-missing'])
  })
})

describe('the recovery code', () => {
  test('gives another machine the same key, while it has no record', async () => {
    const [old, young] = [await openDesk(), await openDesk()]
    const code = await codeOf(old)
    expect((await keyOf(young)).key).not.toBe((await keyOf(old)).key)
    await young.ask('/journal/records', put({ records: { residents: 0, places: 0 } }))
    expect(await enter(young, code.toLowerCase().replaceAll('-', ' '))).toBe('taken')
    expect(await keyOf(young)).toEqual(await keyOf(old))
    expect(await enter(young, code)).toBe('taken')
  })

  test('is taken before set-up too', async () => {
    const old = await openDesk()
    const young = await openStation()
    expect(await enter(young, await codeOf(old))).toBe('taken')
    await young.ask('/station', put(setUp))
    expect(await keyOf(young)).toEqual(await keyOf(old))
  })

  test('is refused where there are records, in the store or in the journal', async () => {
    const code = await codeOf(await openDesk())
    const [counted, written] = [await openDesk(), await openDesk()]
    await Promise.all([keyOf(counted), keyOf(written)])
    await counted.ask('/journal/records', put({ records: { residents: 1 } }))
    await write(written)
    for (const station of [counted, written]) {
      const before = await keyOf(station)
      expect(await enter(station, code)).toEqual([409, 'has-records'])
      expect(await keyOf(station)).toEqual(before)
    }
  })

  test('says what is wrong with a mistyped one, and where', async () => {
    const [old, young] = [await openDesk(), await openDesk()]
    const code = await codeOf(old)
    // The check letter of the fourth group: another letter of it is caught 31 times of 32, this one always.
    const wrongLetter = code[22] === 'A' ? 'B' : 'A'
    const mistyped = code.slice(0, 22) + wrongLetter + code.slice(23)
    const answer = await young.ask('/journal/recovery-code', put({ code: mistyped }))
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'code-group', reason: 'Group 4 is mistyped', group: 4 }])
    expect(await enter(young, code.slice(0, -1))).toEqual([400, 'code-length'])
    expect(await enter(young, code.replace(/^./, '居'))).toEqual([400, 'code-letter'])
    const groups = code.split('-')
    const wrongEnd = [...groups.slice(0, 13), groups[13] === '00000' ? '00001' : '00000'].join('-')
    expect(await enter(young, wrongEnd)).toEqual([400, 'code-check'])
  })
})
