import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { completeBrowser, openAppContext, show } from '../../../app/testing/show'
import type { Context } from '../../../data/context'
import { HouseholdPairings } from './HouseholdPairings'

vi.setConfig({ testTimeout: 30_000 })
let close: () => Promise<void>
beforeEach(completeBrowser)
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

async function openWith(rights?: readonly string[]): Promise<Context> {
  const opened = await openAppContext(rights)
  close = opened.close
  const pairing = (memberId: string, rest: object) => ({ kind: 'pairing', memberId, startsOn: '2026-03-01', ...rest }) as const
  await opened.context.writeMany('members', [
    { id: 'member-wang', kind: 'member', name: '王芳', namePinyin: 'wang fang', unitId: 'u' },
    { id: 'member-li', kind: 'member', name: '李军', namePinyin: 'li jun', unitId: 'u' },
    { id: 'member-zhao', kind: 'member', name: '赵敏', namePinyin: 'zhao min', unitId: 'u' },
    { id: 'p1', ...pairing('member-wang', { householdId: 'h1' }) },
    { id: 'p2', ...pairing('member-li', { householdId: 'h2' }) },
    { id: 'p3', ...pairing('member-zhao', { householdId: 'h1', endsOn: '2026-06-01', reason: '调离' }) },
  ])
  return opened.context
}

test('beside a household stands who looks after it now, with the way to their page', async () => {
  show(<HouseholdPairings householdId="h1" />, await openWith())
  const link = await screen.findByText('王芳')
  expect(link.getAttribute('href')).toBe('/members/member-wang')
  expect(document.querySelector('section')?.textContent).toBe('结对帮扶王芳 2026-03-01 起结对')
})

test('who may not see members sees none of it', async () => {
  show(<HouseholdPairings householdId="h1" />, await openWith(['roster.read']))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(document.querySelector('section')).toBeNull()
})
