import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { wipeTraces } from './wipe'

afterEach(() => {
  cleanup()
  delete window.yizhan
  sessionStorage.clear()
})

test('the end of a visit empties the clipboard, the session’s storage and the address, and leaves no field', () => {
  const wipe = vi.fn(async () => undefined)
  Object.assign(window, { yizhan: { wipe } })
  render(<input defaultValue="王芳" />)
  screen.getByRole('textbox').focus()
  expect(document.activeElement).toBe(screen.getByRole('textbox'))
  sessionStorage.setItem('typed', '王芳')
  history.replaceState({ typed: '王芳' }, '', '/?name=王芳')
  wipeTraces()
  expect(wipe).toHaveBeenCalledTimes(1)
  expect([sessionStorage.length, location.href.includes('name'), history.state, document.activeElement]).toEqual([
    0,
    false,
    null,
    document.body,
  ])
})
