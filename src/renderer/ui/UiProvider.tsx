import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { resolveVariables, theme } from './theme'

/** The host writes a fresh nonce into each page it serves, so that the few style sheets made at run time pass the CSP. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Theme, notifications and the nonce around everything that is drawn. Light only: a desk stands in a lit hall. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} forceColorScheme="light" getStyleNonce={styleNonce}>
      {/* At the top they would lie on the one thing to do next. */}
      <Notifications position="bottom-center" autoClose={6000} limit={3} className="yz-no-print" />
      {children}
    </MantineProvider>
  )
}
