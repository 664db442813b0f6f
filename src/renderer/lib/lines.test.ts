import { expect, test } from 'vitest'
import { linesOf } from './lines'

const bytes = new TextEncoder().encode('{"name":"王秀芳"}\n\n{"name":"李明"}\nrest')

const streamOf = (size: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let from = 0; from < bytes.length; from += size) controller.enqueue(bytes.slice(from, from + size))
      controller.close()
    },
  })

test.each([1, 2, 7, 1000])('lines are whole, however the stream is cut: %i bytes', async (size) => {
  const lines: string[] = []
  for await (const line of linesOf(streamOf(size))) lines.push(line)
  expect(lines).toEqual(['{"name":"王秀芳"}', '{"name":"李明"}', 'rest'])
})

test('who stops in the middle lets the sender stop', async () => {
  let cancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes),
    cancel: () => {
      cancelled = true
    },
  })
  for await (const line of linesOf(stream)) if (line !== '') break
  expect(cancelled).toBe(true)
})
