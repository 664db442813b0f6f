import type { Protocol } from 'electron'
import type { Handler } from '../server/handler'
import { appOrigin, appScheme, isOwnAddress } from './origin'

/** Must run before the app is ready. Never `bypassCSP`. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      // `standard` gives IndexedDB, `secure` gives crypto.subtle, `stream` the bell.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** The one handler on `app://yizhan`. `afterAnswer` sees each request that was answered, with its answer. */
export function serveScheme(
  protocol: Protocol,
  handler: Handler,
  afterAnswer: (request: Request, response: Response) => void,
): void {
  protocol.handle(appScheme, async (request) => {
    if (!isOwnAddress(request.url) || !isOwnInitiator(request)) return new Response(null, { status: 403 })
    const response = await handler(request)
    afterAnswer(request, response)
    return response
  })
}

/** Electron names the origin that asked; it is absent where the browser itself asked, as for the first page. */
function isOwnInitiator(request: Request & { initiatorOrigin?: unknown }): boolean {
  return request.initiatorOrigin === undefined || request.initiatorOrigin === appOrigin
}
