import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Bridge } from '../../../../shared/bridge'
import type { PrintJob } from '../../../../shared/kiosk'
import { receiptNumber, spellReceiptNumber } from '../../../../shared/receipt-number'
import { LanguageProvider } from '../../../i18n/use-text'
import { type Kiosk, KioskContext } from '../kiosk-context'
import { createKioskHost } from '../kiosk-host'
import { DuePrints } from './DuePrints'
import { HandedIn } from './HandedIn'

const receiptNo = receiptNumber({ centerCode: '420106012003', terminalMark: '4821', day: '2026-11-23', serial: 5 })
const handedIn = { kind: 'request', receiptNo, handedInAt: '2026-11-23T01:00:00.000Z', online: true, ticket: null } as const

afterEach(() => {
  cleanup()
  delete window.yizhan
})

/** A kiosk whose printer does as `prints` says, one after another; answers what its host was told, and what was on paper. */
function openKiosk(prints: readonly boolean[]) {
  const left = [...prints]
  const told: unknown[] = []
  const papers: string[] = []
  let due: PrintJob[] = []
  const host = createKioskHost(async (path, init) => {
    if (path === '/kiosk/print' && !init) return Response.json({ jobs: due })
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>
    told.push({ path, ...body })
    if (path === '/kiosk/print') due = [body as unknown as PrintJob]
    if (body['printed'] === true) due = []
    return Response.json({ unprinted: due.length }, { status: path === '/kiosk/print' ? 201 : 200 })
  })
  const print = async () => {
    const sheet = document.querySelector<HTMLElement>('.yz-printed-alone .yz-paper')
    papers.push(`${sheet?.dataset['paper']} ${sheet?.textContent}`)
    return left.shift() ?? false
  }
  window.yizhan = { print } as unknown as Bridge
  const station = { centerName: '水陆社区党群服务中心' }
  const kiosk = { host, station, state: { receiptPaper: 'A5' } } as unknown as Kiosk
  const show = (what: 'receipt' | 'due') =>
    render(
      <LanguageProvider remember={false}>
        <KioskContext.Provider value={kiosk}>
          {what === 'due' ? (
            <DuePrints />
          ) : (
            <HandedIn state={{ at: 'done', ...handedIn }} again={() => undefined} done={() => undefined} />
          )}
        </KioskContext.Provider>
      </LanguageProvider>,
    )
  return { show, told, papers, due: () => due }
}

test('a printer that fails leaves the number large on the screen, and the slip is printed later, when nobody is there', async () => {
  const { show, told, papers, due } = openKiosk([false, true])
  const { unmount } = show('receipt')
  const large = screen.getByText(spellReceiptNumber(receiptNo))
  expect(large.closest('.yz-k-receipt')).not.toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '打印小票' }))
  await screen.findByText('没有打印出来，请记下上面的号码，稍后会再打')
  expect(large.isConnected).toBe(true)
  expect(papers[0]).toContain('A5 水陆社区党群服务中心')
  const id = due()[0]?.id
  const { kind, handedInAt } = handedIn
  expect(told).toEqual([
    { path: '/kiosk/print', id, kind, receiptNo, handedInAt, paper: 'A5' },
    { path: '/kiosk/print/tried', id, printed: false },
  ])
  unmount()
  show('due')
  await waitFor(() => expect(due()).toEqual([]))
  expect(told.at(-1)).toEqual({ path: '/kiosk/print/tried', id, printed: true })
  expect(papers[1]?.replace(/\s/g, '')).toContain(receiptNo.slice(-14))
  await waitFor(() => expect(document.querySelector('.yz-printed-alone')).toBeNull())
})

test('a slip that came out is told, and is not offered again', async () => {
  const { show, told } = openKiosk([true])
  show('receipt')
  await userEvent.click(screen.getByRole('button', { name: '打印小票' }))
  const button = await screen.findByRole('button', { name: '请取走小票' })
  expect((button as HTMLButtonElement).disabled).toBe(true)
  expect(told.at(-1)).toMatchObject({ printed: true })
})
