import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { callMeeting } from '../council-operations'
import { type CouncilMeeting, requestSchema } from '../schema'
import { CouncilMinute } from './CouncilMinute'

// A field of Mantine in jsdom is slow when the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>
let meeting: CouncilMeeting

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  // The field measures its text anew when a font has come; jsdom has no fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  ;({ context, close } = await openTestContext({ collections: { requests: { schema: requestSchema } } }))
  const evening = { title: '议事会', day: '2026-11-23', startsAt: '', place: '', estateId: '', agenda: [] }
  const called = await callMeeting(context, evening)
  if (!called.ok) throw new Error(called.refusal.code)
  meeting = called.value
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, 'fonts')
  await close()
})

const show = (shown: CouncilMeeting) => (
  <MantineProvider>
    <LanguageProvider>
      <ContextProvider context={context}>
        <CouncilMinute meeting={shown} />
      </ContextProvider>
    </LanguageProvider>
  </MantineProvider>
)
const field = () => screen.getByRole('textbox')
const kept = async () => (await context.data.requests.findOne(meeting.id).exec())?.minute

test('a minute is kept when the page is left, and what another desk writes is shown while nobody writes here', async () => {
  const { rerender, unmount } = render(show(meeting))
  rerender(show({ ...meeting, minute: '别处写的' }))
  expect(field()).toHaveProperty('value', '别处写的')
  fireEvent.change(field(), { target: { value: '议定装两盏灯' } })
  rerender(show({ ...meeting, minute: '别处又写了' }))
  expect(field()).toHaveProperty('value', '议定装两盏灯')
  act(() => unmount())
  await waitFor(async () => expect(await kept()).toBe('议定装两盏灯'))
})

test('a minute is kept when its field is left', async () => {
  render(show(meeting))
  fireEvent.change(field(), { target: { value: '议定建小花园' } })
  fireEvent.blur(field())
  await waitFor(async () => expect(await kept()).toBe('议定建小花园'))
})
