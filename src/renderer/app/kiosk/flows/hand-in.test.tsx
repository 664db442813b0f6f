import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { KioskState, Recipient } from '../../../../shared/intake'
import { toBase64 } from '../../../lib/base64'
import { type Kiosk, KioskContext } from '../kiosk-context'
import { createKioskHost } from '../kiosk-host'
import { useHandIn } from './hand-in'
import { ticketNumber } from './Ticket'

const receiptNo = '42010600100148216327000518'
let recipient: Recipient

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  recipient = { keyId: 'desk0001', publicKey }
})
afterEach(() => cleanup())

type Asked = { path: string; body: string }

/** A kiosk whose host answers an intake as `answers` says, one after another; `null` is no answer at all. */
function openKiosk(answers: readonly (number | null)[], recipients: readonly Recipient[] = [recipient]) {
  const asked: Asked[] = []
  const left = [...answers]
  const fetch = async (path: string, init?: RequestInit) => {
    asked.push({ path, body: String(init?.body ?? '') })
    if (path === '/kiosk/receipt-number') return Response.json({ receiptNo })
    const status = left.shift()
    if (status === undefined || status === null) throw new TypeError('network')
    return status === 201
      ? Response.json({ unsent: 1 }, { status })
      : Response.json({ error: 'queue-full', reason: 'full' }, { status })
  }
  const state = { online: false, unsent: 0, recipients } as unknown as KioskState
  const kiosk = { host: createKioskHost(fetch), state, today: '2026-11-23' } as unknown as Kiosk
  const wrapper = ({ children }: { children: ReactNode }) => (
    <KioskContext.Provider value={kiosk}>{children}</KioskContext.Provider>
  )
  const { result } = renderHook(() => useHandIn(), { wrapper })
  return { result, intakes: () => asked.filter(({ path }) => path === '/kiosk/intake'), asked }
}

const request = { kind: 'request', name: '王芳', phone: '13800001234', body: '楼道的灯坏了' } as const

test('what is handed in gets a receipt, and the host sees nothing of what it says', async () => {
  const { result, intakes } = openKiosk([201])
  act(() => result.current.handIn(request))
  await waitFor(() => expect(result.current.state.at).toBe('done'))
  expect(result.current.state).toMatchObject({ at: 'done', kind: 'request', receiptNo, online: false, ticket: null })
  expect(['王芳', '13800001234', '楼道'].filter((word) => intakes()[0]?.body.includes(word))).toEqual([])
})

test('tried again it is the same intake under the same receipt, and a second tap hands in nothing more', async () => {
  const { result, intakes, asked } = openKiosk([null, 201])
  act(() => {
    result.current.handIn(request)
    result.current.handIn(request)
  })
  await waitFor(() => expect(result.current.state).toEqual({ at: 'failed', why: 'host' }))
  act(() => result.current.again())
  await waitFor(() => expect(result.current.state.at).toBe('done'))
  expect(new Set(intakes().map(({ body }) => body)).size).toBe(1)
  expect([intakes().length, asked.filter(({ path }) => path === '/kiosk/receipt-number').length]).toEqual([2, 1])
})

test('a host that is full says so, and without a desk nothing is sealed', async () => {
  const full = openKiosk([507])
  act(() => full.result.current.handIn(request))
  await waitFor(() => expect(full.result.current.state).toEqual({ at: 'failed', why: 'full' }))
  const alone = openKiosk([], [])
  act(() => alone.result.current.handIn(request))
  await waitFor(() => expect(alone.result.current.state).toEqual({ at: 'failed', why: 'no-desk' }))
  expect(alone.asked).toEqual([])
})

test('a number for a counter bears a part of its receipt', async () => {
  const { result } = openKiosk([201])
  act(() => result.current.handIn((given) => ({ kind: 'ticket', queue: '综合窗口', number: ticketNumber('A', given) })))
  await waitFor(() => expect(result.current.state.at).toBe('done'))
  expect(result.current.state).toMatchObject({ ticket: 'A21-005' })
})
