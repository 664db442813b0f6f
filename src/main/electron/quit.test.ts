import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeOnQuit } from './quit'

/** An app whose `quit` runs Electron's order of events and says whether the process would have ended. */
function openApp() {
  const emitter = new EventEmitter()
  const state = { ended: false }
  const quit = () => {
    let prevented = false
    emitter.emit('before-quit')
    emitter.emit('will-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    state.ended = !prevented
  }
  return { app: Object.assign(emitter, { quit }) as unknown as App, state }
}

describe('closeOnQuit', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('the process ends after the station is closed, and the station is closed once', async () => {
    const { app, state } = openApp()
    let closed = 0
    const quitting = closeOnQuit(app, async () => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      closed += 1
    })
    expect(quitting.begun()).toBe(false)
    app.quit()
    app.quit()
    expect([quitting.begun(), state.ended]).toEqual([true, false])
    await vi.advanceTimersByTimeAsync(500)
    expect([closed, state.ended]).toEqual([1, true])
  })

  it('closing the last window quits', async () => {
    const { app, state } = openApp()
    closeOnQuit(app, async () => undefined)
    app.emit('window-all-closed')
    await vi.advanceTimersByTimeAsync(0)
    expect(state.ended).toBe(true)
  })

  it.each([
    ['fails', () => Promise.reject(new Error('the hub did not stop'))],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('a station whose closing %s does not keep the app open', async (_case, close) => {
    const { app, state } = openApp()
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    closeOnQuit(app, close)
    app.quit()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(state.ended).toBe(true)
    expect(String(written.mock.calls[0]?.[0])).toContain('closing the station')
    written.mockRestore()
  })
})
