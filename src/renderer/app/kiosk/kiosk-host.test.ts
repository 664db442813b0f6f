import { describe, expect, test } from 'vitest'
import { HostFault } from '../start/host'
import { createKioskHost } from './kiosk-host'

/** A host that answers each path with what is written here; a path it does not know it does not answer. */
function hostWith(answers: Record<string, Response>) {
  const asked: { path: string; body: unknown }[] = []
  const host = createKioskHost(async (path, init) => {
    asked.push({ path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null })
    const answer = answers[path]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  })
  return { host, asked }
}

const codeOf = (wish: Promise<unknown>) =>
  wish.then(
    () => 'answered',
    (fault: unknown) => (fault instanceof HostFault ? fault.code : 'another fault'),
  )

describe('leaving', () => {
  const leave = (body: object, status: number) =>
    hostWith({ '/kiosk/leave': Response.json(body, { status }) }).host.leave('730518')
  const until = '2026-11-23T08:05:00.000Z'

  test('the right number is sent and admitted', async () => {
    const { host, asked } = hostWith({ '/kiosk/leave': Response.json({ left: true }) })
    expect(await host.leave('730518')).toEqual({ ok: true, value: null })
    expect(asked).toEqual([{ path: '/kiosk/leave', body: { pin: '730518' } }])
  })
  test.each([
    ['a wrong one, with the tries left', { error: 'leave-wrong', reason: '', triesLeft: 3 }, 403, { code: 'wrong', left: 3 }],
    [
      'five wrong ones, with the end of the pause',
      { error: 'leave-paused', reason: '', until },
      429,
      { code: 'locked', until: Date.parse(until) },
    ],
    ['none set yet', { error: 'leave-unset', reason: '' }, 409, { code: 'unset' }],
  ])('%s', async (_, body, status, refusal) => expect(await leave(body, status)).toEqual({ ok: false, refusal }))
  test('an answer nobody foresaw does not leave', async () => {
    expect(await codeOf(leave({ odd: true }, 500))).toBe('no-answer')
  })
})

describe('what the page asks its host', () => {
  test('a host that is away, one that declines and one that answers oddly are told apart', async () => {
    expect(await codeOf(hostWith({}).host.catalogue())).toBe('no-answer')
    const full = Response.json({ error: 'receipts-used-up', reason: '10,000 today' }, { status: 409 })
    expect(await codeOf(hostWith({ '/kiosk/receipt-number': full }).host.receiptNumber('2026-11-23'))).toBe('receipts-used-up')
    const odd = Response.json({ receiptNo: '12' })
    expect(await codeOf(hostWith({ '/kiosk/receipt-number': odd }).host.receiptNumber('2026-11-23'))).toBe('another fault')
  })
  test('the catalogue comes with its version', async () => {
    const records = [{ id: 'notice-1', kind: 'notice', title: '停水', body: '周五' }]
    const { host } = hostWith({ '/kiosk/catalogue': Response.json({ version: 7, at: null, records }) })
    expect(await host.catalogue()).toEqual({ version: 7, records })
  })
})
