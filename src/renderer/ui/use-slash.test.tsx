import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useSlash } from './use-slash'

function Page() {
  const field = useRef<HTMLInputElement>(null)
  useSlash(field)
  return (
    <>
      <input type="search" ref={field} />
      <input type="text" />
      <input type="radio" />
      <button type="button">保存</button>
    </>
  )
}

afterEach(cleanup)

test.each([
  ['button', '/', true],
  ['radio', '/', true],
  ['radio', '、', true],
  ['textbox', '/', false],
  ['button', 'a', false],
])('on a %s the key %s goes to the search field: %s', (role, key, goes) => {
  render(<Page />)
  const search = screen.getByRole('searchbox')
  // jsdom draws nothing, so it cannot say what is seen.
  search.checkVisibility = () => true
  fireEvent.keyDown(screen.getByRole(role), { key })
  expect(document.activeElement === search).toBe(goes)
})
