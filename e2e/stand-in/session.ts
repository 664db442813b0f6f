import type { Protocol, Session } from 'electron'
import { emitterOf, strict } from './strict'

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0]
type BeforeRequest = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void

/** What the app told the session; read by the specs, and asked by Chromium's side. */
export type SessionFacts = {
  permissionRequest: RequestHandler
  permissionCheck: CheckHandler
  devicePermission: DeviceHandler
  spellChecker: boolean
  blocks(url: string): boolean
}

export type SessionNeeds = { persistent: boolean; protocol: Protocol; fetch: Session['fetch']; clearData: Session['clearData'] }

export function createSession({ persistent, protocol, fetch, clearData }: SessionNeeds): {
  session: Session
  facts: SessionFacts
} {
  let filter: readonly string[] = []
  let beforeRequest: BeforeRequest | null = null
  const facts: SessionFacts = {
    permissionRequest: null,
    permissionCheck: null,
    devicePermission: null,
    spellChecker: true,
    blocks: (url) => {
      if (beforeRequest === null || !filter.some((pattern) => matches(pattern, url))) return false
      let cancelled = false
      beforeRequest({ url }, (answer) => {
        cancelled = answer.cancel === true
      })
      return cancelled
    },
  }
  const webRequest = strict('session.webRequest', {
    onBeforeRequest: (wanted: { urls: string[] }, listener: BeforeRequest) => {
      filter = wanted.urls
      beforeRequest = listener
    },
  })
  const methods = {
    setPermissionRequestHandler: (handler) => {
      facts.permissionRequest = handler
    },
    setPermissionCheckHandler: (handler) => {
      facts.permissionCheck = handler
    },
    setDevicePermissionHandler: (handler) => {
      facts.devicePermission = handler
    },
    fetch,
    clearData,
    protocol,
    isPersistent: () => persistent,
    setSpellCheckerEnabled: (enabled) => {
      facts.spellChecker = enabled
    },
  } satisfies Partial<Session>
  const session = strict(
    'session',
    Object.assign(emitterOf('session', ['will-download']), methods, { webRequest }),
  ) as unknown as Session
  return { session, facts }
}

/** Match patterns of Chromium's extensions: `scheme://host/path` with stars. */
function matches(pattern: string, url: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${source}$`).test(url)
}

export type SchemeHandler = Parameters<Protocol['handle']>[1]
export type ProtocolFacts = {
  privileges: Parameters<Protocol['registerSchemesAsPrivileged']>[0]
  handlers: Map<string, SchemeHandler>
}

export function createProtocol(
  requireReady: (what: string) => void,
  requireNotReady: (what: string) => void,
): { protocol: Protocol; facts: ProtocolFacts } {
  const facts: ProtocolFacts = { privileges: [], handlers: new Map() }
  const methods = {
    registerSchemesAsPrivileged: (schemes) => {
      requireNotReady('protocol.registerSchemesAsPrivileged')
      if (facts.privileges.length > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
      facts.privileges = schemes
    },
    handle: (scheme, handler) => {
      requireReady('protocol.handle')
      if (facts.handlers.has(scheme)) throw new Error(`protocol.handle: ${scheme} has a handler`)
      facts.handlers.set(scheme, handler)
    },
  } satisfies Partial<Protocol>
  return { protocol: strict('protocol', methods) as unknown as Protocol, facts }
}
