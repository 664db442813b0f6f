import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { sessionSchema } from '../schema'
import { TeachingPointScreen } from './TeachingPointScreen'

vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  ;({ context, close } = await openTestContext({ collections: { sessions: { schema: sessionSchema } } }))
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

test('of two bookings made apart for the same seats the later is told of, with how many are left; the earlier fills the day', async () => {
  await context.write('sessions', { id: 'point-a', kind: 'teachingPoint', title: '红色客厅', active: true, quota: 40 })
  const booking = { kind: 'booking', teachingPointId: 'point-a', day: '2026-11-25', startsAt: '09:00', endsAt: '10:00' } as const
  await context.write('sessions', { ...booking, id: 'booking-1', title: '党支部参观', seats: 30 })
  await context.write('sessions', { ...booking, id: 'booking-2', title: '街道交流', seats: 20, phone: '13800001234' })
  const { hook } = memoryLocation({ path: '/academy/points/point-a' })
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={context}>
          <Router hook={hook}>
            <Route path="/academy/points/:id">
              <TeachingPointScreen />
            </Route>
          </Router>
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )
  expect(await screen.findByText('“街道交流”没有位置：2026-11-25 09:00')).toBeTruthy()
  expect(screen.getByText(/这场要 20 人，只剩 10 个位置/)).toBeTruthy()
  expect(screen.getByText('138****1234')).toBeTruthy()
  expect(screen.getByText('最多时 30 / 40 人')).toBeTruthy()
})
