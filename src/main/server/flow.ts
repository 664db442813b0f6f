import { Refusal } from '../refusal'

const lineFeed = 0x0a
const encoder = new TextEncoder()

/**
 * The lines of a body as they arrive, without their line feeds; an empty last one is left out. Throws a Refusal:
 * 413 for a line of more than `cap` bytes, 400 where the body breaks off or is no UTF-8.
 */
export async function* readLines(body: ReadableStream<Uint8Array> | null, cap: number): AsyncGenerator<string> {
  if (!body) return
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = body.getReader()
  const text = (parts: Uint8Array[]) => {
    try {
      return decoder.decode(Buffer.concat(parts))
    } catch (cause) {
      throw new Refusal(400, 'bad-text', 'The body is not UTF-8', { cause })
    }
  }
  let parts: Uint8Array[] = []
  let size = 0
  const push = (part: Uint8Array) => {
    size += part.length
    if (size > cap) throw new Refusal(413, 'too-large', `A line is longer than ${cap} bytes`)
    parts.push(part)
  }
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new Refusal(400, 'broken-upload', 'The body broke off', { cause })
      })
      if (done) break
      let from = 0
      for (let end = value.indexOf(lineFeed); end >= 0; end = value.indexOf(lineFeed, from)) {
        push(value.subarray(from, end))
        yield text(parts)
        parts = []
        size = 0
        from = end + 1
      }
      push(value.subarray(from))
    }
    if (size > 0) yield text(parts)
  } finally {
    // A reader that left early must not keep the sender waiting.
    await reader.cancel().catch(() => undefined)
  }
}

/** Values as NDJSON, made as fast as the other side reads. */
export function ndjson(portions: AsyncGenerator<readonly unknown[]>): Response {
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await portions.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(value.map((one) => `${JSON.stringify(one)}\n`).join('')))
    },
    cancel: async () => {
      await portions.return(undefined)
    },
  })
  return new Response(stream, { headers: ndjsonHeaders })
}

export const ndjsonHeaders = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' }
