import { afterEach, expect, test, vi } from 'vitest'
import { openTestContext } from '../../../data/testing/open-test-context'
import { placeSchema, residentSchema } from '../schema'
import { openRosterIndex, type Port } from './roster-index'
import { corePort } from './testing/core-port'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) await close()
})

const wang = {
  id: 'resident-1',
  name: '王芳',
  namePinyin: 'wang fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

test('what is written, changed and erased in the store is what the index finds', async () => {
  const { context, close } = await openTestContext({ collections })
  closing.push(close)
  const index = openRosterIndex('test', context.data, corePort('2026-11-23'))
  closing.push(index.close)
  await index.ready
  const names = async () => (await index.query({ text: '', sort: 'name' }, 0, 9)).rows.map(({ name }) => name)
  await context.write('residents', wang)
  expect(await names()).toEqual(['王芳'])
  await context.change('residents', wang.id, { name: '王芬', namePinyin: 'wang fen' })
  expect(await names()).toEqual(['王芬'])
  await context.erase('residents', wang.id)
  expect(await names()).toEqual([])
})

test('a burst of changes rings once at its start and once after it', async () => {
  const { context, close } = await openTestContext({ collections })
  closing.push(close)
  const index = openRosterIndex('test', context.data, corePort('2026-11-23'))
  closing.push(index.close)
  await index.ready
  let rung = 0
  const stop = index.onChange(() => {
    rung += 1
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (let turn = 0; turn < 5; turn += 1) await context.write('residents', { ...wang, id: `resident-${turn}` })
  expect(rung).toBe(1)
  vi.advanceTimersByTime(200)
  expect(rung).toBe(2)
  vi.advanceTimersByTime(1000)
  expect(rung).toBe(2)
  stop()
})

test('a worker that stops is a fault for whoever waits', async () => {
  const { context, close } = await openTestContext({ collections })
  closing.push(close)
  const port = corePort('2026-11-23')
  const silent: Port = { ...port, postMessage: () => undefined }
  const index = openRosterIndex('test', context.data, silent)
  closing.push(index.close)
  port.fail('out of memory')
  await expect(index.ready).rejects.toThrow('out of memory')
  await expect(index.query({ text: '', sort: 'name' }, 0, 1)).rejects.toThrow('out of memory')
})

test('a question the index cannot answer is a fault with its reason', async () => {
  const { context, close } = await openTestContext({ collections })
  closing.push(close)
  const port = corePort('2026-11-23')
  let reply: Parameters<Port['listen']>[0] = () => undefined
  const failing: Port = {
    ...port,
    listen(onReply, onFault) {
      reply = onReply
      port.listen(onReply, onFault)
    },
    postMessage: (message) => {
      if ('ask' in message && message.ask === 'facets') reply({ id: message.id, ok: false, message: 'the disk is full' })
      else port.postMessage(message)
    },
  }
  const index = openRosterIndex('test', context.data, failing)
  closing.push(index.close)
  await expect(index.facets()).rejects.toThrow('the disk is full')
})

test('a large batch is not copied to the index, which is told to read the store', async () => {
  const { context, close } = await openTestContext({ collections })
  closing.push(close)
  const port = corePort('2026-11-23')
  const notices: string[] = []
  const index = openRosterIndex('test', context.data, {
    ...port,
    postMessage: (message) => {
      if ('tell' in message) notices.push(message.tell)
      port.postMessage(message)
    },
  })
  closing.push(index.close)
  await index.ready
  const many = Array.from({ length: 300 }, (_, number) => ({ ...wang, id: `resident-${number}` }))
  await context.writeMany('residents', many)
  await context.write('residents', { ...wang, id: 'resident-last' })
  expect([...new Set(notices)]).toEqual(['behind', 'people'])
  expect(notices.filter((notice) => notice === 'people')).toHaveLength(1)
})
