import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame, payloadAt, scanFrames } from './frame'

const read = (bytes: Buffer) => {
  const texts: string[] = []
  const scan = scanFrames(bytes, (payload) => texts.push(payload.toString('utf8')))
  return { ...scan, texts }
}

const payloads = fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 12 })

/** Well-formed text only: a lone surrogate has no UTF-8, so no page can send one. */
const wellFormed = (texts: string[]) => texts.map((text) => Buffer.from(text).toString())

test('what was framed is read back, in order, to the last byte', () => {
  fc.assert(
    fc.property(payloads, (some) => {
      const texts = wellFormed(some)
      const bytes = Buffer.concat(texts.map(frame))
      expect(read(bytes)).toEqual({ texts, end: bytes.length, damaged: 0 })
    }),
  )
})

test('a file cut off at any byte keeps every frame before the cut', () => {
  fc.assert(
    fc.property(payloads, fc.nat(), (some, at) => {
      const frames = wellFormed(some).map(frame)
      const bytes = Buffer.concat(frames)
      const cut = at % (bytes.length + 1)
      let [whole, end] = [0, 0]
      while (whole < frames.length && end + frames[whole]!.length <= cut) {
        end += frames[whole]!.length
        whole += 1
      }
      expect(read(bytes.subarray(0, cut))).toEqual({ texts: wellFormed(some).slice(0, whole), end, damaged: 0 })
    }),
    { numRuns: 500 },
  )
})

test('a flipped byte, wherever it is, loses the frame it is in and no other', () => {
  fc.assert(
    fc.property(payloads, fc.nat(), fc.integer({ min: 1, max: 255 }), (some, at, mask) => {
      const texts = wellFormed(some)
      const frames = texts.map(frame)
      const bytes = Buffer.concat(frames)
      const hit = at % bytes.length
      bytes[hit] = bytes[hit]! ^ mask
      let [lost, end] = [0, 0]
      while (end + frames[lost]!.length <= hit) {
        end += frames[lost]!.length
        lost += 1
      }
      expect(read(bytes).texts).toEqual(texts.filter((_, index) => index !== lost))
    }),
    { numRuns: 2_000 },
  )
})

test('damage in the middle is counted; a torn end is not damage', () => {
  const [one, two, three] = ['一', '二', '三'].map(frame) as [Buffer, Buffer, Buffer]
  const bytes = Buffer.concat([one, Buffer.alloc(7), two, three.subarray(0, 9)])
  expect(read(bytes)).toEqual({ texts: ['一', '二'], end: bytes.length - 9, damaged: 7 })
})

test('garbage of any kind is no frame and does not stop the reading', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 400 }), (before, after) => {
      const bytes = Buffer.concat([before, frame('found'), after])
      expect(read(bytes).texts).toContain('found')
    }),
  )
})

test('a frame that claims to be longer than any is refused before it is read', () => {
  const bytes = frame('x'.repeat(100))
  bytes.writeUInt32LE(0xffffffff, 4)
  expect(payloadAt(bytes, 0)).toBeNull()
})
