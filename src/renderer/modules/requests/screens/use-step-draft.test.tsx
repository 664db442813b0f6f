import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { done, type Result } from '../../../lib/result'
import type { SubjectState } from '../subject-rules'
import { useStepDraft } from './use-step-draft'

afterEach(cleanup)

/** One with so many steps taken. */
const after = (steps: number) =>
  ({ counted: Array.from({ length: steps }, (_, index) => ({ id: `step-${index}` })) }) as unknown as SubjectState

function open() {
  const shown = renderHook(({ state }) => useStepDraft(state, () => ({ words: '' })), { initialProps: { state: after(0) } })
  let answer: (result: Result<SubjectState, never>) => void = () => undefined
  return {
    words: () => shown.result.current.typed.words,
    type: (words: string) => act(() => shown.result.current.type({ words })),
    submit: () => act(() => void shown.result.current.submit(() => new Promise((resolve) => (answer = resolve)))),
    seen: (steps: number) => shown.rerender({ state: after(steps) }),
    answered: (steps: number) => act(async () => answer(done(after(steps)))),
  }
}

test('what is typed for the next step before the last one is answered for is kept', async () => {
  const draft = open()
  draft.type('名单')
  draft.submit()
  draft.seen(1)
  expect(draft.words()).toBe('')
  draft.type('纪要')
  await draft.answered(1)
  expect(draft.words()).toBe('纪要')
})

test('a step that was taken leaves an empty field, one that another desk took leaves what is typed', async () => {
  const draft = open()
  draft.type('名单')
  draft.submit()
  await draft.answered(1)
  draft.seen(1)
  expect(draft.words()).toBe('')
  draft.type('纪要')
  draft.seen(2)
  expect(draft.words()).toBe('纪要')
})
