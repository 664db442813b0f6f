import { describe, expect, it } from 'vitest'
import { isOwnAddress } from './origin'

describe('isOwnAddress', () => {
  it.each(['app://yizhan/', 'app://yizhan', 'app://yizhan/residents/42?tab=visits#top', 'app://yizhan/assets/index.js'])(
    '%s is our own',
    (address) => expect(isOwnAddress(address)).toBe(true),
  )

  it.each([
    'app://yizhan.evil.example/',
    'app://evil/yizhan/',
    'app://yizhan@evil/',
    'app://user@yizhan/',
    'app://:secret@yizhan/',
    'app://yizhan:8080/',
    'app:/yizhan/',
    'app:yizhan',
    'apps://yizhan/',
    'http://yizhan/',
    'https://yizhan/',
    'blob:app://yizhan/1',
    'view-source:app://yizhan/',
    'file:///yizhan/',
    'about:blank',
    'data:text/html,app://yizhan/',
    'javascript:location="app://yizhan/"',
    '//yizhan/',
    '',
  ])('%s is not', (address) => expect(isOwnAddress(address)).toBe(false))
})
