// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { spokenText } from './speech'

test('a page is read as it is written, without what somebody typed, its keys and its pictures', () => {
  document.body.innerHTML = `<main><h1>党员报到</h1><p>请问怎么称呼您？</p><span aria-hidden="true">1</span>
    <label>姓名</label><input value="王芳"><textarea>灯坏了</textarea><button>下一步</button>
    <section class="yz-k-keyboard"><button>q</button></section><small data-silent>TypeError</small></main>`
  const main = document.querySelector('main')
  expect(main && spokenText(main)).toBe('党员报到。请问怎么称呼您？姓名。下一步。')
  document.body.innerHTML = ''
})
