import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { IntakePayload } from '../../../../shared/intake'
import { completeBrowser, openAppContext, show } from '../../../app/testing/show'
import type { Context } from '../../../data/context'
import { done, refused } from '../../../lib/result'
import { type Takers, takeIn } from '../operations'
import { IntakeScreen } from './IntakeScreen'

vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

const takers: Takers = {
  checkIn: async (_context, { memberId }) =>
    memberId === 'member-1' ? done('checkin-1') : refused({ 'zh-CN': '找不到这位党员', en: 'No such member' }),
  registration: async () => done('registration-1'),
}
const request: IntakePayload = { kind: 'request', name: '王芳', phone: '13800001234', body: '楼道的灯坏了' }
const checkInOf = (memberId: string): IntakePayload => ({
  kind: 'checkIn',
  memberId,
  activityId: 'activity-1',
  day: '2026-11-23',
  arrivedAt: '2026-11-23T00:30:00.000Z',
})

async function handIn(payloads: readonly IntakePayload[]) {
  const opened = payloads.map((payload, index) => ({
    envelope: {
      id: `intake-${String(index).padStart(26, '0')}`,
      receiptNo: `420106001001482163270${String(index).padStart(3, '0')}18`,
      handedInAt: `2026-11-23T00:3${index}:00.000Z`,
      source: 'kiosk001',
    },
    payload,
  }))
  await takeIn(context, opened)
}

async function open(payloads: readonly IntakePayload[], rights?: readonly string[]) {
  ;({ context, close } = await openAppContext(rights))
  await handIn(payloads)
  show(<IntakeScreen takers={takers} />, context)
}

beforeEach(() => completeBrowser())
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

const panel = (name: string) => screen.findByRole('region', { name })

test('the first that came is shown in full, its phone masked until it is clicked', async () => {
  await open([request, { ...request, kind: 'wish', name: '李军', body: '想学用手机' }])
  const shown = await panel('诉求')
  expect(within(shown).getByText('楼道的灯坏了')).toBeTruthy()
  await userEvent.click(within(shown).getByRole('button', { name: '电话 138****1234' }))
  expect(within(shown).getByText('13800001234')).toBeTruthy()
  expect(screen.getByRole('link', { name: /李军/ })).toBeTruthy()
})

test('who may only read decides nothing and reveals nothing', async () => {
  await open([request], ['intake.read'])
  const shown = await panel('诉求')
  expect(within(shown).queryAllByRole('button')).toEqual([])
  expect(within(shown).getByText('138****1234')).toBeTruthy()
})

test('nothing is refused without a reason, and what is refused leaves the list', async () => {
  await open([request])
  await userEvent.click(within(await panel('诉求')).getByRole('button', { name: '退回' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: '退回' }))
  expect((await within(dialog).findByRole('alert')).textContent).toContain('请写明退回原因')
  await userEvent.click(within(dialog).getByText('重复提交'))
  await userEvent.click(within(dialog).getByRole('button', { name: '退回' }))
  expect(await screen.findByText('没有待核的')).toBeTruthy()
  expect((await context.data.intake.find().exec()).map(({ status, reason }) => [status, reason])).toEqual([
    ['refused', '重复提交'],
  ])
})

test('what staff corrects is shown as corrected, with what was handed in beside it', async () => {
  await open([request])
  await userEvent.click(within(await panel('诉求')).getByRole('button', { name: '更正' }))
  const dialog = await screen.findByRole('dialog')
  const phone = within(dialog).getByLabelText('电话')
  await userEvent.clear(phone)
  await userEvent.type(phone, '13900005678')
  await userEvent.click(within(dialog).getByRole('button', { name: '更正' }))
  const shown = await panel('诉求')
  expect(await within(shown).findByText('已更正')).toBeTruthy()
  expect(within(shown).getByText('139****5678')).toBeTruthy()
  expect(within(shown).getByText('138****1234')).toBeTruthy()
})

test('check-ins are accepted all at once, but for those somebody has to look at', async () => {
  await open([checkInOf('member-1'), checkInOf('member-9'), request])
  await userEvent.click(await screen.findByRole('button', { name: '采用全部签到（2）' }))
  expect(await screen.findByRole('button', { name: '采用全部签到（1）' })).toBeTruthy()
  await userEvent.click(within(await panel('签到')).getByRole('button', { name: '采用签到' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: '采用签到' }))
  expect((await within(dialog).findByRole('alert')).textContent).toBe('找不到这位党员')
})
