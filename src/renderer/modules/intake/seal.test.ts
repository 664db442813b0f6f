import { beforeAll, describe, expect, test } from 'vitest'
import type { IntakePayload, Recipient, SealedIntake } from '../../../shared/intake'
import { fromBase64, toBase64 } from '../../lib/base64'
import { randomId } from '../../lib/id'
import { type DeskKey, importDeskKey, openIntake, sealIntake } from './seal'

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const

async function newDesk(keyId: string): Promise<{ recipient: Recipient; desk: DeskKey }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey)
  return { recipient: { keyId, publicKey }, desk: await importDeskKey(keyId, jwk) }
}

const payload: IntakePayload = {
  kind: 'request',
  name: '王芳',
  phone: '13800001234',
  address: '百瑞苑 3-2-501',
  body: '楼道的灯坏了三天，晚上看不见路。',
}
const nameOf = () => ({ id: `intake-${randomId()}`, receiptNo: '0620-KA-261123-0001-7', handedInAt: '2026-11-23T01:00:00.000Z' })

let first: Awaited<ReturnType<typeof newDesk>>
let second: Awaited<ReturnType<typeof newDesk>>
let stranger: Awaited<ReturnType<typeof newDesk>>
let envelope: SealedIntake

beforeAll(async () => {
  first = await newDesk('desk0001')
  second = await newDesk('desk0002')
  stranger = await newDesk('stranger')
  envelope = await sealIntake(payload, nameOf(), [first.recipient, second.recipient])
})

const broken = { ok: false, refusal: { code: 'broken' } }

/** Every bit of the first, a middle and the last byte would do; one bit in each byte is tried. */
function flipped(base64: string): string[] {
  const bytes = fromBase64(base64)
  return [...bytes.keys()].map((at) => {
    const copy = new Uint8Array(bytes)
    copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
    return toBase64(copy)
  })
}

describe('what was handed in', () => {
  test('is opened by each desk it was sealed for', async () => {
    expect(await openIntake(envelope, first.desk)).toEqual({ ok: true, value: payload })
    expect(await openIntake(envelope, second.desk)).toEqual({ ok: true, value: payload })
  })

  test('is not opened by a desk it was not sealed for, whatever name that gives itself', async () => {
    expect(await openIntake(envelope, stranger.desk)).toEqual({ ok: false, refusal: { code: 'not-for-us' } })
    expect(await openIntake(envelope, { ...stranger.desk, keyId: 'desk0001' })).toEqual(broken)
  })

  test('shows nothing of what it says', () => {
    const decoded = Object.values({ a: envelope.sealed, b: envelope.ephemeralKey, c: envelope.keys[0]?.wrapped ?? '' })
      .map((text) => new TextDecoder().decode(fromBase64(text)))
      .join(' ')
    const seen = `${JSON.stringify(envelope)} ${decoded}`
    expect(['王芳', '13800001234', '百瑞苑', '楼道', '501'].filter((word) => seen.includes(word))).toEqual([])
  })

  test('sealed twice is not the same', async () => {
    const again = await sealIntake(payload, envelope, [first.recipient])
    expect(again.sealed).not.toBe(envelope.sealed)
    expect(again.ephemeralKey).not.toBe(envelope.ephemeralKey)
  })

  test('is not sealed where nobody could open it', async () => {
    await expect(sealIntake(payload, nameOf(), [])).rejects.toThrow('Nobody')
  })
})

describe('one bit flipped is refused', () => {
  const tries: [string, (envelope: SealedIntake) => SealedIntake[]][] = [
    ['in the payload', (whole) => flipped(whole.sealed).map((sealed) => ({ ...whole, sealed }))],
    ['in the fresh public key', (whole) => flipped(whole.ephemeralKey).map((ephemeralKey) => ({ ...whole, ephemeralKey }))],
    [
      'in a wrapped key, its own or another desk’s',
      (whole) =>
        whole.keys.flatMap((key, at) =>
          flipped(key.wrapped).map((wrapped) => ({ ...whole, keys: whole.keys.with(at, { ...key, wrapped }) })),
        ),
    ],
  ]
  test.each(tries)('%s', async (_, variants) => {
    const answers = await Promise.all(variants(envelope).map((changed) => openIntake(changed, first.desk)))
    expect(answers.length).toBeGreaterThan(50)
    expect(answers.filter((answer) => answer.ok)).toEqual([])
  })

  test.each([
    ['its kind', { kind: 'wish' }],
    ['its receipt', { receiptNo: '0620-KA-261123-0002-5' }],
    ['its time', { handedInAt: '2026-11-23T01:00:01.000Z' }],
    ['its id', { id: `intake-${randomId()}` }],
    ['a payload that is no base64', { sealed: '!!' }],
  ])('%s changed', async (_, change) => {
    expect(await openIntake({ ...envelope, ...change }, first.desk)).toEqual(broken)
  })
})

describe('parts of two envelopes', () => {
  test('are not taken for one', async () => {
    const other = await sealIntake({ ...payload, name: '李军' }, nameOf(), [first.recipient])
    const mixed: SealedIntake[] = [
      { ...envelope, sealed: other.sealed },
      { ...envelope, keys: other.keys },
      { ...envelope, keys: other.keys, ephemeralKey: other.ephemeralKey },
      { ...other, id: envelope.id },
      { ...envelope, keys: other.keys, ephemeralKey: other.ephemeralKey, sealed: other.sealed },
    ]
    expect(await Promise.all(mixed.map((one) => openIntake(one, first.desk)))).toEqual(mixed.map(() => broken))
  })
})

test('what is inside must be an intake, of the kind it says', async () => {
  const odd = await sealIntake({ ...payload, kind: 'nonsense' } as never, nameOf(), [first.recipient])
  expect(await openIntake(odd, first.desk)).toEqual(broken)
})
