import { describe, expect, it } from 'vitest'
import { findTalents, skillsFor, skillsNamed } from './talent-rules'

describe('a skill is found as people say it', () => {
  it.each([
    ['会修电器', '修电器', true],
    ['修电器', '会修电器', true],
    ['会修电器', '电器维修', true],
    ['法律', '法律咨询', true],
    ['法律咨询', '法律', false],
    ['pS', 'PS 修图', true],
    ['会', '会计', true],
    ['会计', '会计', true],
    ['会计', '设计', false],
    ['修电器', '修自行车', false],
    ['太极', '书法', false],
  ])('%s finds %s: %s', (asked, skill, found) => expect(skillsFor(asked, [skill]).length > 0).toBe(found))

  it('nothing asked is everything', () => expect(skillsFor(' ', ['书法', '法律'])).toEqual(['书法', '法律']))
})

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

  it('names every skill once', () => expect(skillsNamed(people)).toEqual(['电器维修', '会修电器', '书法']))
})
