import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { spokenText } from './speech'

afterEach(cleanup)

test('a page is read as it is written, without what somebody typed, its keys and its pictures', () => {
  render(
    <main>
      <h1>党员报到</h1>
      <p>请问怎么称呼您？</p>
      <span aria-hidden="true">1</span>
      <label htmlFor="name">姓名</label>
      <input id="name" defaultValue="王芳" />
      <textarea defaultValue="灯坏了" />
      <button type="button">下一步</button>
      <section className="yz-k-keyboard">
        <button type="button">q</button>
      </section>
      <small data-silent>TypeError</small>
    </main>,
  )
  expect(spokenText(screen.getByRole('main'))).toBe('党员报到。请问怎么称呼您？姓名。下一步。')
})
