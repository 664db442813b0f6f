import { afterEach, expect, test, vi } from 'vitest'
import { openTestContext } from '../../../data/testing/open-test-context'
import { placeSchema, residentSchema } from '../schema'
import { createRosterCore } from './core'
import type { Reply } from './protocol'
import { openRosterIndex, type Port } from './roster-index'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }
const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) await close()
})

/** The core behind the same messages as the worker's, without a thread. */
function corePort(opening: () => void = () => undefined): Port & { fail: (message: string) => void } {
  const core = createRosterCore({ today: () => '2026-11-23' })
  let reply: (reply: Reply) => void = () => undefined
  let fault: (message: string) => void = () => undefined
  return {
    listen(onReply, onFault) {
      reply = onReply
      fault = onFault
    },
    postMessage(message) {
      if ('tell' in message) {
        if (message.tell === 'people') core.changePeople(message.changes)
        else core.changePlaces(message.changes)
        reply({ changed: true })
      } else if (message.ask === 'open') {
        opening()
        reply({ id: message.id, ok: true, answer: null })
      } else if (message.ask === 'query')
        reply({ id: message.id, ok: true, answer: core.query(message.query, message.from, message.count) })
      else reply({ id: message.id, ok: false, message: 'not asked here' })
    },
    fail: (message) => fault(message),
    close: () => undefined,
  }
}

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
  const index = openRosterIndex('test', context.data, corePort())
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
  const index = openRosterIndex('test', context.data, corePort())
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
  const port = corePort()
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
  const index = openRosterIndex('test', context.data, corePort())
  closing.push(index.close)
  await expect(index.facets()).rejects.toThrow('not asked here')
})
