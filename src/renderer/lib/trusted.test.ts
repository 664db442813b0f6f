import { describe, expect, test } from 'vitest'
import { admitHtml, admitScriptUrl } from './trusted'

describe('what the default trusted-types policy lets pass', () => {
  test('a style sheet passes as it is', () => {
    expect(admitHtml(':root{--a:1px}')).toBe(':root{--a:1px}')
  })
  test.each(['<img src=x onerror=alert(1)>', 'a < b', '</style><script>'])('%s is refused as markup', (input) => {
    expect(() => admitHtml(input)).toThrow(TypeError)
  })
  test.each([
    ['http://127.0.0.1:4000/residents/7', '/assets/worker.js', 'http://127.0.0.1:4000/assets/worker.js'],
    ['app://yizhan/', 'app://yizhan/assets/worker.js', 'app://yizhan/assets/worker.js'],
  ])('on %s a script at %s is ours', (page, input, expected) => {
    expect(admitScriptUrl(input, page)).toBe(expected)
  })
  test.each([
    ['http://127.0.0.1:4000/', 'https://example.com/x.js'],
    ['http://127.0.0.1:4000/', '//127.0.0.1:4001/x.js'],
    ['http://127.0.0.1:4000/', 'data:text/javascript,alert(1)'],
    ['app://yizhan/', 'app://elsewhere/x.js'],
    ['app://yizhan/', 'blob:app://yizhan/1'],
  ])('on %s a script at %s is refused', (page, input) => {
    expect(() => admitScriptUrl(input, page)).toThrow(TypeError)
  })
})
