import { expect, test } from 'vitest'
import { readWriteRows } from './couch'

test.each([
  [{ id: 'a', error: 'forbidden', reason: 'too-large: 40210 bytes, at most 32768' }, 'too-large'],
  [{ id: 'a', error: 'forbidden', reason: 'field: nickname' }, 'forbidden'],
  [{ id: 'a', error: 'conflict', reason: 'Document update conflict.' }, 'conflict'],
  [{ id: 'a', name: 'unauthorized', message: 'x' }, 'unauthorized'],
])('a row that the center refused is told by how it can be mended: %o', (row, error) => {
  expect(readWriteRows([row], ['a'])).toEqual([expect.objectContaining({ id: 'a', ok: false, error })])
})
