import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { recoverPage, recoveryDelay } from './recovery'

function openWindow() {
  const done: string[] = []
  const webContents = Object.assign(new EventEmitter(), { reload: () => done.push('reload') })
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => false,
    loadURL: async (url: string) => void done.push(url),
  })
  recoverPage(window as unknown as BrowserWindow)
  return { done, webContents }
}

describe('recoverPage', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits longer with each failure in a row, and never five seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(recoveryDelay)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000])
  })

  it('a crashed page is loaded again, after the delay and once', () => {
    const { done, webContents } = openWindow()
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    vi.advanceTimersByTime(249)
    expect(done).toEqual([])
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual(['reload'])
  })

  it('after a quiet minute the next crash is the first again', () => {
    const { done, webContents } = openWindow()
    for (let crash = 0; crash < 5; crash += 1) {
      webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
      vi.advanceTimersByTime(4_000)
    }
    expect(done).toHaveLength(5)
    vi.advanceTimersByTime(61_000)
    webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
    vi.advanceTimersByTime(250)
    expect(done).toHaveLength(6)
  })

  it('a page that could not be loaded is asked for from its start; a refused navigation is no failure', () => {
    const { done, webContents } = openWindow()
    webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://yizhan/', true)
    webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'app://yizhan/frame', false)
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual([])
    webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'app://yizhan/residents', true)
    vi.advanceTimersByTime(250)
    expect(done).toEqual(['app://yizhan/'])
  })

  it('a page that ended on purpose stays ended', () => {
    const { done, webContents } = openWindow()
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual([])
  })
})
