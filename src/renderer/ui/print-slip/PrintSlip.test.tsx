import { readFileSync } from 'node:fs'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { readReceiptNumber, receiptNumber } from '../../../shared/receipt-number'
import { PrintedAlone } from './PrintedAlone'
import { PrintSlip } from './PrintSlip'

afterEach(cleanup)

const centerCode = '420106012003'
const receiptNo = receiptNumber({ centerCode, terminalMark: '4821', day: '2026-11-23', serial: 5 })

const show = (paper: '80mm' | 'A5') =>
  render(
    <PrintSlip
      paper={paper}
      title="下沉党员报到回执"
      number={{ label: '回执编号', receiptNo }}
      lines={[{ label: '单位', value: '市水务局' }]}
      keep="请妥善保存"
      seal="盖章"
    />,
  )

test('a slip shows the number in fours, the check digits apart, and what is read from it is the number', () => {
  show('80mm')
  const slip = screen.getByRole('region', { name: '下沉党员报到回执' })
  const number = within(slip).getByText('回执编号').nextElementSibling
  expect([...(number?.children ?? [])].map((group) => group.textContent?.trim())).toEqual([
    '4821',
    '6327',
    '0005',
    receiptNo.slice(-2),
  ])
  expect(readReceiptNumber(number?.textContent ?? '', centerCode)).toEqual({ ok: true, value: receiptNo })
  expect(within(slip).getByText('单位').nextElementSibling?.textContent).toBe('市水务局')
})

test('room for a seal is on A5 and not on the roll', () => {
  const { unmount } = show('80mm')
  expect(screen.queryByText('盖章')).toBeNull()
  unmount()
  show('A5')
  expect(screen.getByText('盖章')).toBeTruthy()
})

test('what is printed instead of the screen is ready once it is laid out, and leaves nothing in the page', async () => {
  const marked = () => [document.documentElement.dataset['printedAlone'], screen.queryByText('小票')?.className]
  const { unmount } = render(<div />)
  const printed = await new Promise<unknown>((resolve) => {
    render(
      <PrintedAlone onReady={() => resolve(marked())}>
        <p className="slip">小票</p>
      </PrintedAlone>,
    )
  })
  expect(printed).toEqual(['true', 'slip'])
  unmount()
  cleanup()
  expect(marked()).toEqual([undefined, undefined])
})

test('each paper has a sheet of its own size', () => {
  const css = readFileSync('src/renderer/ui/print-slip/print-slip.css', 'utf8')
  const sizes = [...css.matchAll(/@page ([\w-]+) \{\s*size: ([^;]+);/g)].map(([, name, size]) => [name, size])
  expect(sizes).toEqual([
    ['yz-a5', '148mm 210mm'],
    ['yz-roll', '80mm 150mm'],
  ])
  for (const [name] of sizes) expect(css).toContain(`page: ${name};`)
})
