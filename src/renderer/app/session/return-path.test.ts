import { expect, test } from 'vitest'
import { noteReturn, takeReturn } from './return-path'

function textsInMemory() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}

test('whoever opened the page anew comes back to where they stood, once', () => {
  const texts = textsInMemory()
  noteReturn('w-zhou', '/residents/r1?edit', texts)
  expect([takeReturn('w-zhou', texts), takeReturn('w-zhou', texts)]).toEqual(['/residents/r1?edit', null])
})

test('whoever signs in instead of them begins at the beginning, and so do they then', () => {
  const texts = textsInMemory()
  noteReturn('w-zhou', '/residents/r1', texts)
  expect([takeReturn('w-li', texts), takeReturn('w-zhou', texts)]).toEqual([null, null])
})
