import { afterEach, describe, expect, test } from 'vitest'
import type { Context } from '../../data/context'
import { openTestContext } from '../../data/testing/open-test-context'
import { openPlace, syncAll, type TestStation } from '../../sync/testing/stations'
import { catalogueSchema } from '../catalogue/schema'
import { factsAbout } from './co-facts'
import { advanceProject, keepStages, noteProjectTold, openProject, sendProjectBack } from './project-operations'
import { allCoFacts } from './project-queries'
import { projectStateOf } from './project-rules'
import { requestSchema } from './schema'

const collections = { requests: { schema: requestSchema }, catalogue: { schema: catalogueSchema } }
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)

async function openDesk(may?: (right: string) => boolean): Promise<Context> {
  const { context, close } = await openTestContext({ collections, ...(may ? { may } : {}) })
  closing.push(close)
  return context
}
const garden = { title: '楼前小花园', projectKind: 'publicProject', body: '大家出主意' } as const
const stageAt = async ({ data }: Context, id: string) => (await data.catalogue.findOne(id).exec())?.stage

describe('a project at one desk', () => {
  test('goes through its stages, back with a reason and on again; the kiosks are told each time', async () => {
    const context = await openDesk()
    const { id, projectKind, stage } = made(await openProject(context, garden))
    expect([projectKind, stage]).toEqual(['publicProject', 'plan'])
    expect(made(await advanceProject(context, { id, expected: 'plan', artefact: ' 定了方案 ' }))).toBe('build')
    expect(codeOf(await advanceProject(context, { id, expected: 'plan', artefact: '晚了一步' }))).toBe('moved')
    expect(made(await advanceProject(context, { id, expected: 'build', artefact: '12 户出工' }))).toBe('manage')
    expect(await stageAt(context, id)).toBe('manage')
    expect(made(await sendProjectBack(context, { id, expected: 'manage', to: 'plan', reason: '居民有新意见' }))).toBe('plan')
    expect(await stageAt(context, id)).toBe('plan')
    for (const expected of ['plan', 'build', 'manage', 'evaluate', 'share'] as const)
      made(await advanceProject(context, { id, expected, artefact: `${expected} 的记录` }))
    expect(await stageAt(context, id)).toBe('share')
    const facts = await factsAbout(context, id)
    expect([facts.length, projectStateOf(garden as never, facts).stage]).toEqual([8, 'done'])
    expect(codeOf(await advanceProject(context, { id, expected: 'done', artefact: '再来' }))).toBe('done')
  })

  test('one of a title is one; without the right nothing is written', async () => {
    const context = await openDesk()
    made(await openProject(context, garden))
    expect([
      codeOf(await openProject(context, { ...garden, title: ' 楼前小花园 ' })),
      codeOf(await openProject(context, { ...garden, title: '' })),
      codeOf(await advanceProject(context, { id: 'project-none', expected: 'plan', artefact: '甲' })),
    ]).toEqual(['exists', 'title-missing', 'gone'])
    const outside = await openDesk(() => false)
    expect([
      codeOf(await openProject(outside, garden)),
      codeOf(await sendProjectBack(outside, { id: 'a', expected: 'build', to: 'plan', reason: '甲' })),
      codeOf(await noteProjectTold(outside, { id: 'a' })),
      await keepStages(outside),
    ]).toEqual(['not-allowed', 'not-allowed', 'not-allowed', []])
  })

  test('facts about projects are read without those of requests', async () => {
    const context = await openDesk()
    const { id } = made(await openProject(context, garden))
    await context.write('requests', { id: 'step-1', kind: 'step', subjectId: id, step: 'open', day: '2026-11-23' })
    await context.write('requests', { id: 'a-step', kind: 'step', subjectId: id, step: 'open', day: '2026-11-23' })
    made(await advanceProject(context, { id, expected: 'plan', artefact: '方案' }))
    expect((await allCoFacts(context.data).exec()).map(({ step }) => step)).toEqual(['plan'])
  })
})

const standing = async ({ context }: TestStation, id: string) => {
  const { stage, counted, uncounted } = projectStateOf({ stage: 'plan' }, await factsAbout(context, id))
  return [stage, counted.length, uncounted.length, await stageAt(context, id)]
}

describe('two desks that could not hear each other', () => {
  test('the same stage ended at both is one step; where they went apart the same line counts at both, and the kiosks show it', async () => {
    const place = await openPlace(collections)
    closing.push(place.close)
    const [one, two] = [await place.station(), await place.station()]
    const { id } = made(await openProject(one.context, garden))
    await syncAll(one, two)
    for (const { context } of [one, two]) made(await advanceProject(context, { id, expected: 'plan', artefact: context.device }))
    made(await advanceProject(one.context, { id, expected: 'build', artefact: '单位出料' }))
    made(await sendProjectBack(two.context, { id, expected: 'build', to: 'plan', reason: '重新商量' }))
    await syncAll(one, two, one)
    for (const { context } of [one, two]) await keepStages(context)
    await syncAll(one, two, one)
    const expected = ['manage', 2, 1, 'manage']
    expect([await standing(one, id), await standing(two, id)]).toEqual([expected, expected])
  })
})
