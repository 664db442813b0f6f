import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { trainingSchema } from '../schema'
import { CasesScreen } from './CasesScreen'

vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
  ;({ context, close } = await openTestContext({ collections: { training: { schema: trainingSchema } } }))
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

test('with twenty answers the page says so, and tells of the one beyond them and of the one that stands under another', async () => {
  const problem = { kind: 'problem', day: '2026-11-20', problemStatus: 'highFrequency', answer: '答' } as const
  for (let index = 1; index <= 21; index += 1)
    await context.write('training', { ...problem, id: `problem-${String(index).padStart(2, '0')}`, title: `问题 ${index}` })
  // As a second station left it that could not hear of the others.
  await context.write('training', { ...problem, id: 'problem-99', title: '问题 99', groupId: 'problem-01' })
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={context}>
          <CasesScreen />
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )
  expect(await screen.findByText('已经有 20 个高频问题。要列新的，请先归档一个。')).toBeTruthy()
  expect(screen.getByText('“问题 21”排在 20 个以外，暂时不列出')).toBeTruthy()
  expect(screen.getByText('“问题 99”已经归到“问题 1”下面')).toBeTruthy()
  expect(document.querySelectorAll('article')).toHaveLength(20)
})
