import { afterEach, describe, expect, test } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { dropContact, keepContact } from './call-operations'
import { allContacts } from './call-queries'
import { callTree, linesOf, refuseContact } from './call-rules'
import { type CallContact, requestSchema } from './schema'

const contact = (id: string, callerId?: string, order = 0) =>
  ({ id, kind: 'callContact', name: id, phone: '1', order, ...(callerId ? { callerId } : {}) }) as CallContact

const drawn = (contacts: CallContact[]) => linesOf(callTree(contacts)).map(({ contact: { id }, depth }) => `${depth} ${id}`)

describe('the phone tree', () => {
  test.each<[string, CallContact[], string[]]>([
    [
      'callers before those they call, by order',
      [contact('b', 'a', 2), contact('c', 'a', 1), contact('a')],
      ['0 a', '1 c', '1 b'],
    ],
    ['the desk calls whose caller is gone', [contact('a', 'nobody')], ['0 a']],
    [
      'a circle that two stations made is opened once',
      [contact('a', 'b', 1), contact('b', 'a', 2), contact('c', 'b', 3)],
      ['0 a', '1 b', '2 c'],
    ],
    ['who is off the list is not called', [{ ...contact('a'), active: false }, contact('b', 'a')], ['0 b']],
  ])('%s', (_, contacts, expected) => {
    expect(drawn(contacts)).toEqual(expected)
    expect(drawn([...contacts].reverse())).toEqual(expected)
  })

  test('nobody is called by those they call', () => {
    const contacts = [contact('a'), contact('b', 'a'), contact('c', 'b')]
    const code = (id: string, callerId: string) => refuseContact(id, { name: '甲', phone: '1', callerId }, contacts)?.code ?? null
    expect([code('a', 'c'), code('c', 'a'), code('a', 'a')]).toEqual(['circle', null, 'circle'])
  })
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

test('somebody is on the list once, is put right, goes off it and comes back', async () => {
  const { context, close } = await openTestContext({ collections: { requests: { schema: requestSchema } } })
  closing.push(close)
  const wang = { name: '王芳', phone: '138 0000 1234', role: '网格员' }
  const kept = await keepContact(context, { id: null, contact: wang })
  const id = kept.ok ? kept.value.id : ''
  await dropContact(context, { id })
  await keepContact(context, { id: null, contact: { name: '王芳', phone: '13800001234', role: '网格长' } })
  const all = (await allContacts(context.data).exec()).map(({ name, phone, role, active, order }) => [
    name,
    phone,
    role,
    active,
    order,
  ])
  expect(all).toEqual([['王芳', '13800001234', '网格长', true, 1]])
  expect(await keepContact(context, { id, contact: { name: '王芳', phone: ' ' } })).toEqual({
    ok: false,
    refusal: { code: 'phone-missing' },
  })
})
