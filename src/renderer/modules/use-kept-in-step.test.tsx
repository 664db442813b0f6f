import { cleanup, render } from '@testing-library/react'
import { act } from 'react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Context } from '../data/context'
import { ContextProvider } from '../data/provider'
import { type Kept, useKeptInStep } from './use-kept-in-step'

const contextOf = (...rights: string[]) => ({ may: (right: string) => rights.includes(right) }) as Context

function Keeper(kept: Kept) {
  useKeptInStep(kept)
  return null
}

const publish = vi.fn(async (_: Context) => undefined)
let changed: () => void = () => undefined
const follow: Kept['follow'] = (_, soon) => {
  changed = soon
  return () => {
    changed = () => undefined
  }
}

const open = (context: Context) =>
  render(
    <ContextProvider context={context}>
      <Keeper right="teams.write" follow={follow} publish={publish} />
    </ContextProvider>,
  )
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  publish.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('at the start once, and once for many changes', async () => {
  open(contextOf('teams.write'))
  for (let sign = 0; sign < 80; sign += 1) changed()
  await pass(2_000)
  expect(publish).toHaveBeenCalledTimes(1)
  for (let sign = 0; sign < 80; sign += 1) changed()
  await pass(2_000)
  expect(publish).toHaveBeenCalledTimes(2)
})

test('one that failed is told and does not stop the ones after it; the days go on by themselves', async () => {
  const told: unknown[] = []
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => told.push(reason))
  onTestFinished(() => {
    process.removeAllListeners('unhandledRejection')
    for (const listener of listeners) process.on('unhandledRejection', listener)
  })
  const full = new Error('the disk is full')
  publish.mockRejectedValueOnce(full)
  open(contextOf('teams.write'))
  await pass(2_000)
  await new Promise(setImmediate)
  expect(told).toEqual([full])
  await pass(3_602_000)
  expect(publish).toHaveBeenCalledTimes(2)
})

test('nothing without the right, and nothing after the page is left', async () => {
  open(contextOf('teams.read'))
  changed()
  await pass(2_000)
  cleanup()
  open(contextOf('teams.write'))
  cleanup()
  await pass(3_602_000)
  expect(publish).not.toHaveBeenCalled()
})
