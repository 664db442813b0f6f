import type { Protocol } from 'electron'
import { describe, expect, it } from 'vitest'
import { serveScheme } from './scheme'

type Served = Parameters<Protocol['handle']>[1]

function serve() {
  const asked: string[] = []
  const answered: string[] = []
  let served: Served = () => new Response(null, { status: 500 })
  const protocol: Partial<Protocol> = {
    handle: (_scheme, handler) => {
      served = handler
    },
  }
  const handler = async (request: Request) => {
    asked.push(request.url)
    return new Response('a page')
  }
  serveScheme(protocol as Protocol, handler, (request, response) => answered.push(`${request.url} ${response.status}`))
  const ask = async (url: string, initiatorOrigin?: unknown) =>
    (await served(Object.assign(new Request(url), initiatorOrigin === undefined ? {} : { initiatorOrigin }))).status
  return { ask, asked, answered }
}

describe('the scheme', () => {
  it('passes our own addresses to the handler, and tells what was answered', async () => {
    const { ask, asked, answered } = serve()
    expect([await ask('app://yizhan/station'), await ask('app://yizhan/', 'app://yizhan')]).toEqual([200, 200])
    expect(asked).toEqual(['app://yizhan/station', 'app://yizhan/'])
    expect(answered).toEqual(['app://yizhan/station 200', 'app://yizhan/ 200'])
  })

  it('keeps from the handler what is for another host or asked by another page', async () => {
    const { ask, asked } = serve()
    const statuses = [
      await ask('app://evil/station'),
      await ask('app://yizhan:8080/station'),
      await ask('app://yizhan/station', 'https://evil.example'),
      await ask('app://yizhan/station', 'app://evil'),
      await ask('app://yizhan/station', null),
    ]
    expect(statuses).toEqual([403, 403, 403, 403, 403])
    expect(asked).toEqual([])
  })
})
