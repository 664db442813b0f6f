import { describe, expect, it } from 'vitest'
import { findTalents } from './talent-rules'

describe('the talent pool', () => {
  const people = [
    { name: '周武', namePinyin: 'zhou wu', skills: ['电器维修', '书法'], estateId: 'e1' },
    { name: '艾青', namePinyin: 'ai qing', skills: ['会修电器'], estateId: 'e1' },
    { name: '王芳', namePinyin: 'wang fang', skills: ['会修电器'], estateId: 'e2' },
    { name: '李强', namePinyin: 'li qiang' },
  ]
  const found = (asked: string, estate: string) => findTalents(people, asked, estate).map(({ member }) => member.name)

  it('finds those of one estate, by name', () => {
    expect(found('会修电器', 'e1')).toEqual(['艾青', '周武'])
    expect(found('会修电器', '')).toEqual(['艾青', '王芳', '周武'])
    expect(found('会修电器', 'e3')).toEqual([])
  })

  it('shows of somebody the skills that were asked for', () =>
    expect(findTalents(people, '修电器', 'e1').map(({ skills }) => skills)).toEqual([['会修电器'], ['电器维修']]))
})
