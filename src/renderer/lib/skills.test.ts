import { describe, expect, it } from 'vitest'
import { skillsFor, skillsNamed } from './skills'

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

it('every skill is named once', () =>
  expect(skillsNamed([{ skills: ['电器维修', '书法'] }, { skills: ['会修电器', '书法'] }, {}])).toEqual([
    '电器维修',
    '会修电器',
    '书法',
  ]))
