import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { placeSchema, residentSchema } from '../schema'
import { corePort } from '../search/testing/core-port'
import { PlaceTree } from './PlaceTree'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema } }

let context: Context
let close: () => Promise<void>
let slowMs = 0

beforeEach(async () => {
  slowMs = 40
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { data: unknown }) => void) | null = null
      private readonly port = corePort('2026-11-23')
      constructor() {
        this.port.listen(
          (data) => setTimeout(() => this.onmessage?.({ data }), slowMs),
          () => undefined,
        )
      }
      postMessage(message: never) {
        this.port.postMessage(message)
      }
      terminate() {
        this.port.close()
      }
    },
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  Element.prototype.scrollIntoView = () => undefined
  ;({ context, close } = await openTestContext({ collections }))
})

afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

async function show() {
  function Tree() {
    const [chosen, setChosen] = useState<string | null>(null)
    const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
    const toggle = (id: string, open: boolean) =>
      setOpened(open ? new Set([...opened, id]) : new Set([...opened].filter((each) => each !== id)))
    return (
      <>
        <PlaceTree chosen={chosen} opened={opened} onChoose={setChosen} onToggle={toggle} />
        <output>{chosen}</output>
      </>
    )
  }
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={context}>
          <Tree />
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )
  const user = userEvent.setup()
  // The index learns of the places by the store's events, which come before the first question is answered.
  for (const [id, kind, name, parentId] of [
    ['e1', 'estate', '百瑞苑', undefined],
    ['e2', 'estate', '东湖', undefined],
    ['b1', 'building', '1', 'e1'],
    ['b2', 'building', '2', 'e1'],
    ['n1', 'entrance', '1', 'b1'],
    ['n2', 'entrance', '2', 'b1'],
  ] as const)
    await context.write('places', { id, kind, name, ...(parentId ? { parentId } : {}) })
  await screen.findByText('百瑞苑')
  screen.getByRole('tree').focus()
  return user
}

const chosen = () => screen.getByRole('status').textContent

test('keys pressed faster than the branches come open one after the other, none is lost', async () => {
  const user = await show()
  await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}')
  await vi.waitFor(() => expect(chosen()).toBe('n2'))
})

test('a pointer takes back what was pressed before', async () => {
  const user = await show()
  await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}')
  await user.click(screen.getByText('东湖'))
  await screen.findByText('1 栋')
  await new Promise((resolve) => setTimeout(resolve, slowMs * 3))
  expect(chosen()).toBe('e2')
})

test('arrows walk the open lines, close a branch and go back to what it hangs on', async () => {
  slowMs = 0
  const user = await show()
  await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowDown}')
  await vi.waitFor(() => expect(chosen()).toBe('b2'))
  await user.keyboard('{ArrowLeft}')
  await vi.waitFor(() => expect(chosen()).toBe('e1'))
  await user.keyboard('{ArrowLeft}')
  await vi.waitFor(() => expect(screen.queryByText('1 栋')).toBeNull())
  await user.keyboard('{End}')
  await vi.waitFor(() => expect(chosen()).toBe('e2'))
})
