import { expect, test } from 'vitest'
import { importKey, openBytes, SealError, sealBytes, sealCost } from './seal'

const keyOf = (seed: number) => importKey(new Uint8Array(32).fill(seed))
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const plain = new TextEncoder().encode('王芳 13800001111')

test('what was sealed is read again under the same context', async () => {
  const key = await keyOf(1)
  const sealed = await sealBytes(key, 'residents r1', plain)
  expect(text(await openBytes(key, 'residents r1', sealed))).toBe('王芳 13800001111')
  expect(sealed.length).toBe(plain.length + sealCost)
})

test('a seal shows nothing of what is in it, and no two are alike', async () => {
  const key = await keyOf(1)
  const one = await sealBytes(key, 'residents r1', plain)
  const other = await sealBytes(key, 'residents r1', plain)
  expect(text(one)).not.toContain('13800001111')
  expect(one).not.toEqual(other)
})

test('any flipped byte is refused', async () => {
  const key = await keyOf(1)
  const sealed = await sealBytes(key, 'residents r1', plain)
  for (let at = 0; at < sealed.length; at += 1) {
    const flipped = sealed.slice()
    flipped[at] = (flipped[at] ?? 0) ^ 1
    await expect(openBytes(key, 'residents r1', flipped)).rejects.toThrow(SealError)
  }
})

test.each([
  ['another record', 2, 'residents r2'],
  ['another key', 3, 'residents r1'],
])('the seal of %s is refused', async (_, seed, context) => {
  const sealed = await sealBytes(await keyOf(2), 'residents r1', plain)
  await expect(openBytes(await keyOf(seed), context, sealed)).rejects.toThrow(SealError)
})

test('a part of a seal is refused', async () => {
  const key = await keyOf(1)
  const sealed = await sealBytes(key, 'residents r1', plain)
  for (const length of [0, 1, 12, sealCost - 1, sealed.length - 1])
    await expect(openBytes(key, 'residents r1', sealed.subarray(0, length))).rejects.toThrow(SealError)
})

test('nobody reads the bytes of a key back', async () => {
  await expect(crypto.subtle.exportKey('raw', await keyOf(1))).rejects.toThrow()
  await expect(importKey(new Uint8Array(16))).rejects.toThrow('32 bytes')
})
