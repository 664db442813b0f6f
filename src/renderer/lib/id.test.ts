import { describe, expect, it } from 'vitest'
import { keyOf, randomId, shortId } from './id'

const crockford = /^[0-9a-hjkmnp-tv-z]+$/

describe('ids', () => {
  it('a random id has 26 characters without i, l, o, u, and does not come twice', () => {
    const ids = Array.from({ length: 1000 }, randomId)
    expect(new Set(ids).size).toBe(1000)
    for (const id of ids) {
      expect(id).toMatch(crockford)
      expect(id).toHaveLength(26)
    }
  })

  it('a short id has 8, as a device’s name must', () => {
    expect(shortId()).toMatch(/^[0-9a-z]{8}$/)
  })

  it('equal parts give equal keys, any difference another one', () => {
    const key = keyOf('city', 'resident', '11010519491231002X')
    expect(key).toBe(keyOf('city', 'resident', '11010519491231002X'))
    expect(key).toMatch(crockford)
    expect(key).toHaveLength(26)
    const others = [
      keyOf('other city', 'resident', '11010519491231002X'),
      keyOf('city', 'resident', '110105194912310021'),
      keyOf('city', 'resident1', '1010519491231002X'),
      keyOf('city', 'resident', '11010519491231002X', ''),
    ]
    expect(new Set([key, ...others]).size).toBe(5)
  })

  it('a key does not show what it was made of', () => {
    expect(keyOf('city', 'resident', '11010519491231002X')).not.toContain('1949')
  })

  it('keys stay what they are from release to release: stored ids are made of them', () => {
    expect(keyOf('a salt for tests only', 'resident', '11010519491231002X')).toBe('zn9d975xwyytj7rh4dng6ty3j6')
  })
})
