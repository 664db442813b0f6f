import { describe, expect, test } from 'vitest'
import { readCommunityCode } from './community-code'

describe('the 12-digit code of a community', () => {
  test('of Wuchang is read with its district', () => {
    expect(readCommunityCode('420106012003')).toEqual({
      ok: true,
      value: {
        code: '420106012003',
        county: '420106',
        town: '012',
        community: '003',
        place: { 'zh-CN': '湖北省武汉市武昌区', en: 'Wuchang District, Wuhan, Hubei' },
      },
    })
  })

  test.each(['420106 012 003', '420106-012-003', '４２０１０６０１２００３'])('is the same however it is spaced: %s', (typed) => {
    expect(readCommunityCode(typed)).toEqual(readCommunityCode('420106012003'))
  })

  test('of a county whose name is not known is accepted, with its province', () => {
    const read = readCommunityCode('420606001001')
    expect(read.ok && read.value.place).toEqual({ 'zh-CN': '湖北省', en: 'Hubei' })
  })

  test.each([
    ['42010601200', { code: 'length', typed: 11 }],
    ['', { code: 'length', typed: 0 }],
    ['4201060120030', { code: 'length', typed: 13 }],
    ['42010601200A', { code: 'characters' }],
    ['990106012003', { code: 'province' }],
    ['420100012003', { code: 'county' }],
    ['420106000003', { code: 'town' }],
    ['420106612003', { code: 'town' }],
    ['420106012000', { code: 'community' }],
  ])('%j is refused: %o', (typed, refusal) => {
    expect(readCommunityCode(typed)).toEqual({ ok: false, refusal })
  })
})
