import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeSigner, openCourier, packCourier, readCourier, readSigner } from './courier'
import { makeCode, readCode, writeCode } from './courier-code'
import type { CarriedRecord } from './types'

const station = {
  centerCode: '420106012003',
  citySalt: 'the secret of the city',
  deviceId: 'deska001',
  terminalName: '1 号窗口',
}
const code = '1234567890123452'
const wang: CarriedRecord = {
  collection: 'residents',
  record: {
    id: 'r',
    name: '王芳',
    createdAt: '2026-11-23T01:00:00.000Z',
    createdBy: 'w',
    updatedAt: '2026-11-23T01:00:00.000Z',
    updatedBy: 'w',
    stamps: { born: '0mfa1b2c3-0000|deska001' },
    _deleted: false,
  } as CarriedRecord['record'],
}
const at = '2026-11-23T01:00:00.000Z'

let file = ''
beforeAll(async () => {
  const keys = await readSigner(await makeSigner())
  file = await packCourier({ records: [wang], station, at, code, keys })
})

test('what one terminal packs another of the same center opens with the code', async () => {
  const header = await readCourier(file, station)
  expect(header).toMatchObject({ ok: true, value: { device: 'deska001', terminal: '1 号窗口', at, count: 1 } })
  expect(await openCourier(file, station, code)).toEqual({ ok: true, value: [wang] })
})

test('nothing of a person can be read in the file', () => {
  expect(file).not.toContain('王芳')
  expect(file).not.toContain(Buffer.from('王芳').toString('base64').slice(0, 6))
  expect(file.split('\n').slice(1).join('')).toMatch(/^[A-Za-z0-9+/=]+$/)
})

test.each([
  ['another code', { code: '9999999999999995' }],
  ['the secret of another city', { citySalt: 'another secret' }],
])('with %s it does not open', async (_, { code: typed = code, ...other }: { code?: string; citySalt?: string }) => {
  expect(await openCourier(file, { ...station, ...other }, typed)).toEqual({ ok: false, refusal: { code: 'wrong-code' } })
})

test('another center’s file is refused before a code is asked for', async () => {
  const refusal = { code: 'other-center' }
  expect(await readCourier(file, { ...station, centerCode: '420106012004' })).toEqual({ ok: false, refusal })
})

test('a file that is none of ours, or of a version to come, says so', async () => {
  expect(await readCourier('PK\u0003\u0004', station)).toEqual({ ok: false, refusal: { code: 'no-courier' } })
  const newer = file.replace('"version":1', '"version":2')
  expect(await readCourier(newer, station)).toEqual({ ok: false, refusal: { code: 'newer-version' } })
})

test('whichever character of the file is changed, it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(file.trimEnd().length - 1), async (place) => {
      const other = file[place] === 'A' ? 'B' : 'A'
      const changed = file.slice(0, place) + other + file.slice(place + 1)
      const read = await readCourier(changed, station)
      // The padding bits of base64 say nothing: a character that differs only there spells the same bytes.
      if (read.ok) expect(place).toBeGreaterThan(file.lastIndexOf('=', file.length) - 4)
      else expect(['altered', 'no-courier', 'newer-version']).toContain(read.refusal.code)
    }),
    { numRuns: 200 },
  )
})

test('every code that is made is read back, in groups, with blanks, in full width', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const made = makeCode()
    expect(made).toMatch(/^\d{16}$/)
    expect(readCode(writeCode(made))).toEqual({ ok: true, value: made })
    expect(readCode(made.replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit))))).toEqual({
      ok: true,
      value: made,
    })
  }
})

test('any one mistyped digit of a code is noticed, and a missing one', () => {
  for (let place = 0; place < code.length; place += 1) {
    const wrong = code.slice(0, place) + ((Number(code[place]) + 3) % 10) + code.slice(place + 1)
    expect(readCode(wrong)).toEqual({ ok: false, refusal: { code: 'code-digit' } })
  }
  expect(readCode(code.slice(1))).toEqual({ ok: false, refusal: { code: 'code-length' } })
  expect(readCode('abcd')).toEqual({ ok: false, refusal: { code: 'code-digit' } })
})
