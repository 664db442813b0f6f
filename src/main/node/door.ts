import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Handler } from '../server/handler'
import { secure } from '../server/headers'

/** 256 bits, as it stands in the address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const digest = (text: string) => createHash('sha256').update(text).digest()

const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

const closedPage = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>驿站</title>
  </head>
  <body>
    <h1>请从启动窗口里的地址打开驿站</h1>
    <p>驿站每次启动都会换一个新地址。请回到启动驿站的窗口，点开或复制那一行完整的地址。</p>
    <div lang="en">
      <h2>Open Yizhan from the address in its start window</h2>
      <p>Each start has a new address. Go back to the window Yizhan was started in and open the whole address shown there.</p>
    </div>
  </body>
</html>
`

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

function readCookie(request: Request, name: string): string {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? ''
}

/**
 * Anyone on this machine can reach a port of loopback, so the page opens only with the token of the address, as
 * notebooks do it: it becomes a cookie and leaves the address. A cookie knows no port, so its name holds it.
 */
export function createDoor(handler: Handler, { token, port }: { token: string; port: number }): Handler {
  const cookie = `yizhan-${port}`
  const pass = digest(`pass ${token}`).toString('base64url')
  return async (request) => {
    const url = new URL(request.url)
    const given = url.searchParams.get('token')
    if (request.method === 'GET' && url.pathname === '/' && given !== null && same(given, token)) {
      url.searchParams.delete('token')
      const location = `${url.pathname}${url.search}`
      const set = `${cookie}=${pass}; Path=/; HttpOnly; SameSite=Strict`
      return secure(new Response(null, { status: 303, headers: { location, 'set-cookie': set, 'cache-control': 'no-store' } }))
    }
    if (same(readCookie(request, cookie), pass)) return handler(request)
    return secure(new Response(closedPage, { status: 403, headers: html }))
  }
}
