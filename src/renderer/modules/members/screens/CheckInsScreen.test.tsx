import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { completeBrowser, openAppContext, show } from '../../../app/testing/show'
import type { Context } from '../../../data/context'
import { registrationId } from '../ids'
import { CheckInsScreen } from './CheckInsScreen'

vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  completeBrowser()
  Element.prototype.scrollIntoView = () => undefined
  ;({ context, close } = await openAppContext())
  const people = [
    ['member-wang', '王芳', 'wang fang'],
    ['member-li', '李军', 'li jun'],
  ] as const
  await context.write('members', { id: 'unit-1', kind: 'sendingUnit', name: '粮道街小学', namePinyin: 'liang dao', active: true })
  for (const [memberId, name, namePinyin] of people) {
    const parts = { memberId, registrationKind: 'linked', communityCode: context.centerCode } as const
    const id = registrationId(context.keyOf, parts)
    await context.write('members', { id: memberId, kind: 'member', name, namePinyin, unitId: 'unit-1' })
    await context.write('members', { id, kind: 'registration', ...parts, registrationStatus: 'active', startsOn: '2026-01-05' })
  }
  await context.write('catalogue', { id: 'd', kind: 'duty', title: '值守', hours: 1, open: true })
  await context.write('catalogue', { id: 'a', kind: 'activity', title: '清洁家园', startsOn: '2026-11-22', hours: 2, open: true })
})

afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

const stored = async () =>
  (await context.data.checkins.find().exec()).map(({ memberId, activityId, day }) => ({ memberId, activityId, day }))

test('whoever is the only one found is checked in by Enter, and the field waits for the next', async () => {
  const user = userEvent.setup()
  show(<CheckInsScreen />, context)
  const field = await screen.findByRole('searchbox', { name: '查找党员' })
  await user.type(field, 'wf{Enter}')
  expect(await screen.findByText('王芳 已签到，09:00')).toBeTruthy()
  expect((field as HTMLInputElement).value).toBe('')
  const here = await screen.findByRole('region', { name: '已到的人' })
  expect(await within(here).findByText('王芳')).toBeTruthy()
  expect(await stored()).toEqual([{ memberId: 'member-wang', activityId: 'd', day: '2026-11-23' }])
})

test('on a day that has passed nobody is checked in by a tap: it is a late entry, and asks why', async () => {
  const user = userEvent.setup()
  show(<CheckInsScreen />, context)
  fireEvent.change(await screen.findByLabelText('日期'), { target: { value: '2026-11-22' } })
  await user.click(await screen.findByRole('button', { name: /^李军.*补登$/ }))
  const dialog = await screen.findByRole('dialog', { name: '补登' })
  fireEvent.change(within(dialog).getByLabelText('到场时间'), { target: { value: '08:30' } })
  await user.click(within(dialog).getByRole('button', { name: '补登' }))
  expect(await within(dialog).findByText('请写明原因')).toBeTruthy()
  expect(await stored()).toEqual([])
  await user.type(within(dialog).getByLabelText('原因'), '当时停电')
  await user.click(within(dialog).getByRole('button', { name: '补登' }))
  await vi.waitFor(async () => expect(await stored()).toEqual([{ memberId: 'member-li', activityId: 'a', day: '2026-11-22' }]))
})
