import { expect, test } from 'vitest'
import { requestCategories } from '../../../modules/requests'
import { flowText } from './text'

test('the desk knows each subject a kiosk offers, in both languages, but for the one that is none', () => {
  const offered = (language: 'zh-CN' | 'en') => flowText[language].tell.subjects.slice(0, -1)
  expect([requestCategories.map(({ zh }) => zh), requestCategories.map(({ en }) => en)]).toEqual([
    offered('zh-CN'),
    offered('en'),
  ])
})
