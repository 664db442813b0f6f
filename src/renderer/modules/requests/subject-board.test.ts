import { afterEach, expect, test, vi } from 'vitest'
import { openTestContext } from '../../data/testing/open-test-context'
import { catalogueSchema } from '../catalogue/schema'
import { takeLoopStep } from './loop-operations'
import { requestSchema } from './schema'
import { boardOf } from './subject-board'
import { openSubject } from './subject-operations'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

test('the board shows what stood in the store, what is written while it is read and after, and what is erased no more', async () => {
  const { context, close } = await openTestContext({
    collections: { requests: { schema: requestSchema }, catalogue: { schema: catalogueSchema } },
  })
  closing.push(close)
  const open = async (title: string) => {
    const result = await openSubject(context, { kind: 'request', title, severity: 1 })
    return result.ok ? result.value.id : ''
  }
  const first = await open('第一件')
  const board = boardOf(context.data)
  expect([board, board.current()]).toEqual([boardOf(context.data), null])
  const second = await open('第二件')
  const shown = () =>
    board
      .current()
      ?.map(({ subject, stage }) => `${subject.title} ${stage}`)
      .sort()
  await vi.waitFor(() => expect(shown()).toEqual(['第一件 solicit', '第二件 solicit']))
  await takeLoopStep(context, { id: first, step: 'solicit', artefact: '三户都说了' })
  expect(shown()).toEqual(['第一件 deliberate', '第二件 solicit'])
  await context.erase('requests', second)
  expect(shown()).toEqual(['第一件 deliberate'])
})
