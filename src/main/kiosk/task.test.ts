import { expect, onTestFinished, test, vi } from 'vitest'
import { startTask } from './task'

const hour = 3_600_000

function begin(act: () => Promise<void>, pace = { everyMs: hour, firstMs: 10, mostMs: 20 }) {
  const ending = new AbortController()
  onTestFinished(() => ending.abort())
  const failed = vi.fn()
  return { task: startTask(act, { pace, signal: ending.signal, random: () => 0.5, failed }), failed, ending }
}

test('a task is done at once, after each ring, and once more after a ring that came while it was done', async () => {
  let done = 0
  let release: () => void = () => undefined
  const { task } = begin(async () => {
    done += 1
    if (done === 2) await new Promise<void>((resolve) => (release = resolve))
  })
  await vi.waitFor(() => expect(done).toBe(1))
  task.ring()
  await vi.waitFor(() => expect(done).toBe(2))
  task.ring()
  task.ring()
  release()
  await vi.waitFor(() => expect(done).toBe(3))
})

test('one that failed is tried again, later and later, and told each time', async () => {
  let done = 0
  const { failed } = begin(async () => {
    done += 1
    if (done < 4) throw new Error('the center is away')
  })
  await vi.waitFor(() => expect(done).toBe(4))
  expect(failed).toHaveBeenCalledTimes(3)
})

test('one that was ended is not begun again', async () => {
  let done = 0
  const { task, ending, failed } = begin(async () => {
    done += 1
    await Promise.resolve()
    ending.abort()
    throw new Error('broken off')
  })
  await vi.waitFor(() => expect(done).toBe(1))
  task.ring()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([done, failed.mock.calls.length]).toEqual([1, 0])
})
