import { expect, test } from 'vitest'
import { importKey } from '../lib/seal'
import { createShelter } from './shelter'
import { testKey } from './testing/open-test-vault'

function textsInMemory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}

test('what was typed is there after a reload, and nobody reads it without the key', async () => {
  const texts = textsInMemory()
  await createShelter(await testKey(), texts).put('draft', { values: { note: '住院中' } })
  expect(JSON.stringify([...texts.kept])).not.toContain('住院中')
  const again = createShelter(await testKey(), texts)
  expect(await again.read('draft')).toEqual({ values: { note: '住院中' } })
  const other = createShelter(await importKey(new Uint8Array(32)), texts)
  expect(await other.read('draft')).toBeNull()
  again.drop('draft')
  expect(await again.read('draft')).toBeNull()
})

test('what is kept under one name does not open under another', async () => {
  const texts = textsInMemory()
  const shelter = createShelter(await testKey(), texts)
  await shelter.put('draft of Wang', { note: '住院中' })
  texts.setItem('yizhan-shelter draft of Li', texts.getItem('yizhan-shelter draft of Wang') ?? '')
  expect(await shelter.read('draft of Li')).toBeNull()
})
