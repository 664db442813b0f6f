import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IntakePayload, Recipient, WaitingIntake } from '../../../shared/intake'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { toBase64 } from '../../lib/base64'
import { randomId } from '../../lib/id'
import { catalogueSchema } from '../catalogue/schema'
import { createCollecting } from './collect'
import { intakeSchema } from './schema'
import { type DeskKey, importDeskKey, sealIntake } from './seal'

let context: Context
let close: () => Promise<void>
let key: DeskKey
let recipient: Recipient
/** What lies at the center: sealed intakes, and the records that reached it. */
let waiting: WaitingIntake[]
let arrived: Set<string>
let keysAsked: number

beforeEach(async () => {
  ;({ context, close } = await openTestContext({
    collections: { intake: { schema: intakeSchema }, catalogue: { schema: catalogueSchema, audience: 'kiosk' } },
  }))
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  recipient = {
    keyId: 'desk0001',
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
  }
  key = await importDeskKey('desk0001', await crypto.subtle.exportKey('jwk', pair.privateKey))
  waiting = []
  arrived = new Set()
  keysAsked = 0
})
afterEach(() => close())

const payload: IntakePayload = { kind: 'request', name: '王芳', phone: '13800001234', body: '楼道的灯坏了' }

async function handIn(to: Recipient = recipient) {
  const name = { id: `intake-${randomId()}`, receiptNo: '42010600100148216327000518', handedInAt: '2026-11-23T00:30:00.000Z' }
  waiting.push({ ...(await sealIntake(payload, name, [to])), source: 'kiosk001' })
  return name.id
}

const center = {
  key: async () => {
    keysAsked += 1
    return key
  },
  waiting: async () => ({ items: [...waiting], more: false, odd: 0 }),
  taken: async (ids: readonly string[]) => {
    waiting = waiting.filter(({ id }) => !ids.includes(id))
    return [...ids]
  },
}
const newRound = () => createCollecting(context, { host: center, atCenter: async (ids) => ids.filter((id) => arrived.has(id)) })

test('what waits is opened and kept, and erased at the center only when its record has arrived there', async () => {
  const id = await handIn()
  const round = newRound()
  expect(await round()).toEqual({ fresh: 1, left: 1, elsewhere: 0, broken: 0, more: false })
  expect([waiting.length, (await context.data.intake.findOne(id).exec())?.status]).toEqual([1, 'pending'])
  expect(await round()).toEqual({ fresh: 0, left: 1, elsewhere: 0, broken: 0, more: false })
  arrived.add(id)
  expect(await round()).toEqual({ fresh: 0, left: 0, elsewhere: 0, broken: 0, more: false })
  expect(waiting).toEqual([])
  expect(keysAsked).toBe(1)
})

test('what another desk has to open, and what is damaged, is counted and left where it is', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  await handIn({ keyId: 'desk0002', publicKey })
  await handIn()
  const [first, second] = waiting
  if (first && second) waiting = [first, { ...second, receiptNo: '42010600100148216327000599' }]
  expect(await newRound()()).toEqual({ fresh: 0, left: 0, elsewhere: 1, broken: 1, more: false })
  expect(waiting.length).toBe(2)
})

test('a round that was broken off between writing and erasing is finished by the next', async () => {
  const id = await handIn()
  const broken = createCollecting(context, {
    host: center,
    atCenter: async () => {
      throw new Error('no link')
    },
  })
  await expect(broken()).rejects.toThrow('no link')
  arrived.add(id)
  expect((await newRound()()).left).toBe(0)
  expect([waiting.length, (await context.data.intake.find().exec()).length]).toEqual([0, 1])
})
