import { afterEach, describe, expect, it, vi } from 'vitest'
import { holdWindow } from './single-window'

/** The Web Locks of one profile, as far as `ifAvailable` goes (Node 20 has none). */
function profile() {
  const held = new Set<string>()
  return {
    async request(name: string, _options: { ifAvailable: true }, callback: (lock: { name: string } | null) => unknown) {
      if (held.has(name)) return callback(null)
      held.add(name)
      await callback({ name })
      held.delete(name)
    },
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('one window a store', () => {
  it('the first window holds the store, a second one finds it taken, another store is free', async () => {
    vi.stubGlobal('navigator', { locks: profile() })
    expect(await holdWindow('yizhan-420106012003')).toBe('held')
    expect(await holdWindow('yizhan-420106012003')).toBe('taken')
    expect(await holdWindow('yizhan-demo-420106012003')).toBe('held')
  })
})
