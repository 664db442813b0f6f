import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type SimulatedReader, startSimulatedReader } from '../../../scripts/card-reader'
import { knownKiosk } from '../testing/kiosk'
import { openStation } from '../testing/station'
import { createHttpReader, readCardAnswer } from './http-reader'

const card = {
  name: '王芳',
  citizenNumber: '42010619800312004X',
  address: '湖北省武汉市武昌区中北路一号',
  photo: Buffer.alloc(38_862, 7).toString('base64'),
}
const given = { name: card.name, citizenNumber: card.citizenNumber }

async function simulate(): Promise<SimulatedReader> {
  const reader = await startSimulatedReader()
  onTestFinished(reader.close)
  return reader
}

const never = new AbortController().signal
const open = (address: string | null, waitMs = 2_000) => createHttpReader({ address: () => address, waitMs, everyMs: 10 })

describe('a card reader on this machine', () => {
  test('gives name and number of the card that is laid on, and nothing else of it', async () => {
    const reader = await simulate()
    const reading = open(reader.address).read(never)
    setTimeout(() => reader.lay(card), 50)
    expect(await reading).toEqual(given)
  })

  test('is waited for as long as was said, and not longer than somebody waits', async () => {
    const reader = await simulate()
    await expect(open(reader.address, 60).read(never)).rejects.toMatchObject({ status: 504, code: 'no-card' })
    const leaving = new AbortController()
    const reading = open(reader.address, 60_000).read(leaving.signal)
    leaving.abort()
    await expect(reading).rejects.toMatchObject({ code: 'no-card' })
  })

  test.each([
    [null, 404, 'no-reader'],
    ['http://127.0.0.1:9/card', 502, 'reader'],
    ['http://reader.example/card', 502, 'reader'],
    ['http://192.168.1.20/card', 502, 'reader'],
    ['https://127.0.0.1/card', 502, 'reader'],
    ['http://name:word@127.0.0.1/card', 502, 'reader'],
    ['file:///etc/passwd', 502, 'reader'],
    ['nowhere', 502, 'reader'],
  ])('at %s is none, and is not asked elsewhere', async (address, status, code) => {
    await expect(open(address).read(never)).rejects.toMatchObject({ status, code })
  })

  test('that answers oddly is told without a word of what it said', async () => {
    const reader = await simulate()
    reader.say('<html>王芳 42010619800312004X</html>')
    const fault = await open(reader.address)
      .read(never)
      .catch((thrown: Error) => thrown)
    expect(fault).toMatchObject({ code: 'reader' })
    expect(JSON.stringify([fault, String(fault), (fault as Error).cause, (fault as Error).stack])).not.toMatch(/王芳|4201/)
    reader.say('x'.repeat(600_000))
    await expect(open(reader.address).read(never)).rejects.toMatchObject({ code: 'reader' })
  })
})

test.each([
  ['flat', { name: '王芳', idNumber: '42010619800312004x' }],
  ['as the usual services wrap it', { resultFlag: 0, resultContent: { partyName: '王芳', certNumber: '42010619800312004X' } }],
  ['in Chinese', { data: { 姓名: ' 王芳 ', 公民身份号码: '４２０１０６１９８００３１２００４Ｘ' } }],
])('an answer is understood %s', (_how, answer) => {
  expect(readCardAnswer(JSON.stringify(answer))).toEqual(given)
})

test.each([
  ['no card', { resultFlag: -1 }],
  ['half a number', { name: '王芳', idNumber: '4201061980' }],
  ['no name', { idNumber: '42010619800312004X' }],
  ['a list', [1]],
  ['nothing', null],
])('%s is no card', (_what, answer) => {
  expect(readCardAnswer(JSON.stringify(answer))).toBeNull()
})

test('photo and address of a card never leave the adapter: not in the answer, not in a file, not in the log', async () => {
  const reader = await simulate()
  reader.lay(card)
  const dataDir = await knownKiosk()
  const host = JSON.parse(await readFile(join(dataDir, 'host.json'), 'utf8'))
  await writeFile(join(dataDir, 'host.json'), JSON.stringify({ ...host, cardReader: reader.address }))
  const reported: unknown[] = []
  const station = await openStation({ dataDir, report: (fault) => reported.push(fault) })
  for (const path of ['/kiosk/card', '/station/card']) {
    const answer = await station.ask(path, { method: 'POST', body: {} })
    expect([answer.status, await answer.json()]).toEqual([200, given])
  }
  expect(await (await station.ask('/kiosk/card')).json()).toMatchObject({ error: 'method' })
  await station.close()
  expect(reported).toEqual([])
  for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    for (const planted of [card.address, card.photo.slice(0, 200), card.name, card.citizenNumber])
      expect([entry.name, bytes.includes(planted)]).toEqual([entry.name, false])
  }
})
