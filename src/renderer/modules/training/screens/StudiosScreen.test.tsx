import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { mayOf } from '../../workers/rights'
import type { Role } from '../../workers/schema'
import { mostStudios } from '../growth-rules'
import { trainingSchema } from '../schema'
import { StudiosScreen } from './StudiosScreen'

// Roles are looked for in a page of many elements, which jsdom does slowly when the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  let now = Date.UTC(2026, 10, 23, 1)
  ;({ context, close } = await openTestContext({
    collections: { training: { schema: trainingSchema } },
    clock: () => (now += 1000),
  }))
  // What two stations that could not hear each other make of the last place: one more than there is room for.
  for (let nth = 0; nth <= mostStudios; nth += 1)
    await context.write('training', { id: `studio-${nth}`, kind: 'studio', title: `工作室${nth}`, active: true })
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

const show = (role: Role) =>
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={{ ...context, may: mayOf(role) }}>
          <StudiosScreen />
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )

test('a studio beyond the fifteen is told, the last one opened, and closed with one button', async () => {
  show('worker')
  expect(await screen.findByText('工作室15 超出了十五个')).toBeTruthy()
  expect(screen.getByText('15/15')).toBeTruthy()
  fireEvent.click(screen.getByText('已告知，停用这个工作室'))
  await waitFor(() => expect(screen.queryByText('工作室15 超出了十五个')).toBeNull())
  expect(screen.getByText('已停用的工作室 1')).toBeTruthy()
})

test('whoever may only look is told too, and can end nothing', async () => {
  show('auditor')
  expect(await screen.findByText('工作室15 超出了十五个')).toBeTruthy()
  for (const label of ['已告知，停用这个工作室', '新建工作室', '停用']) expect(screen.queryByText(label)).toBeNull()
})
