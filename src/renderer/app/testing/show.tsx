import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Context } from '../../data/context'
import { ContextProvider } from '../../data/provider'
import { openTestContext } from '../../data/testing/open-test-context'
import { LanguageProvider } from '../../i18n/use-text'
import { modules } from '../../modules'
import { Leaving } from '../access/Leaving'

/** What jsdom lacks of a browser and Mantine asks for. */
export function completeBrowser(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  Element.prototype.checkVisibility = () => true
}

/** A store in memory with every collection of the app, and a context of somebody with these rights (all, where none are named). */
export const openAppContext = (rights?: readonly string[]) =>
  openTestContext({
    collections: Object.assign({}, ...modules.map((module) => module.collections)),
    may: (right) => rights?.includes(right) ?? true,
  })

/** Shows a screen as the app does; answers the addresses that were visited. */
export function show(screen: ReactNode, context?: Context): { visited: string[] } {
  const { hook, history } = memoryLocation({ path: '/sync', record: true })
  const inside = <Router hook={hook}>{screen}</Router>
  render(
    <LanguageProvider>
      <MantineProvider env="test">
        {context ? (
          <ContextProvider context={context}>
            <Leaving>{inside}</Leaving>
          </ContextProvider>
        ) : (
          inside
        )}
      </MantineProvider>
    </LanguageProvider>,
  )
  return { visited: history }
}
