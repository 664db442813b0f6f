import { describe, expect, test } from 'vitest'
import { backStages, type ProjectStage, projectStateOf, refuseAdvance, refuseBack, type Stage, shownStage } from './project-rules'

type Fact = Parameters<typeof projectStateOf>[1][number]
let born = 0
const fact = (id: string, step: Stage, afterId: string | undefined, more: Partial<Fact> = {}): Fact => {
  born += 1
  return { id, step, artefact: '记录', stamps: { born: `${born}`.padStart(4, '0') }, ...(afterId ? { afterId } : {}), ...more }
}
const standing = (facts: Fact[], stage: Stage = 'plan') => {
  const { stage: at, counted, uncounted } = projectStateOf({ stage }, facts)
  return [at, counted.map(({ id }) => id).join(''), uncounted.map(({ id }) => id).join('')]
}

describe('how far a project is follows from its facts', () => {
  const plan = fact('a', 'plan', undefined)
  const build = fact('b', 'build', 'a')
  const back = fact('c', 'plan', 'b', { back: true, reason: '居民有新意见', artefact: undefined })
  const end = (['manage', 'evaluate', 'share'] as const).map((step, at) => fact(`${at}`, step, at === 0 ? 'b' : `${at - 1}`))
  const begunLate = fact('m', 'manage', undefined)
  test.each<[string, Fact[], unknown[]]>([
    ['nothing done yet', [], ['plan', '', '']],
    ['planned', [plan], ['build', 'a', '']],
    ['in whatever order the facts came', [build, plan], ['manage', 'ab', '']],
    ['sent back with a reason', [plan, build, back], ['plan', 'abc', '']],
    ['without a reason it is not sent back', [plan, build, { ...back, reason: ' ' }], ['manage', 'ab', 'c']],
    ['a stage that left nothing is not done', [{ ...plan, artefact: '' }], ['plan', '', 'a']],
    ['nothing is jumped over', [plan, fact('x', 'share', 'a')], ['build', 'a', 'x']],
    ['all five done', [plan, build, ...end], ['done', 'ab012', '']],
    ['one published at a later stage begins there', [begunLate], ['evaluate', 'm', '']],
    [
      'of two that went on from the same step the one that got further counts',
      [plan, fact('y', 'build', 'a'), build, ...end],
      ['done', 'ab012', 'y'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(standing(facts)).toEqual(expected)
  })

  test('kiosks show one that is done at its last stage', () => {
    expect([shownStage('done'), shownStage('build')]).toEqual(['share', 'build'])
  })
})

describe('moving a project on', () => {
  const artefact = '楼前建小花园，12 户出工'
  test.each<[string, ProjectStage, Parameters<typeof refuseAdvance>[1], string | null]>([
    ['with what the stage leaves', 'plan', { expected: 'plan', artefact }, null],
    ['with nothing', 'plan', { expected: 'plan', artefact: '  ' }, 'artefact-missing'],
    ['with a book', 'plan', { expected: 'plan', artefact: '字'.repeat(4001) }, 'artefact-long'],
    ['when another desk moved it meanwhile', 'build', { expected: 'plan', artefact }, 'moved'],
    ['when all is done', 'done', { expected: 'done', artefact }, 'done'],
  ])('%s', (_, stage, input, code) => {
    expect(refuseAdvance(stage, input)?.code ?? null).toBe(code)
  })

  test.each<[string, ProjectStage, Stage, string, string | null]>([
    ['to an earlier stage with a reason', 'evaluate', 'build', '返工', null],
    ['to the stage it is at', 'build', 'build', '返工', 'not-before'],
    ['without a reason', 'build', 'plan', ' ', 'reason-missing'],
    ['what is done may be taken up again', 'done', 'share', '再办一次', null],
  ])('back %s', (_, expected, to, reason, code) => {
    expect(refuseBack(expected, { expected, to, reason })?.code ?? null).toBe(code)
  })

  test('nothing lies before the first stage', () => {
    expect(backStages('plan')).toEqual([])
  })
})
