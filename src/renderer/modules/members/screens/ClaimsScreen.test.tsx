import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { catalogueSchema } from '../../catalogue/schema'
import { mayOf } from '../../workers/rights'
import type { Role } from '../../workers/schema'
import { claimsOfTarget } from '../claim-operations'
import { memberSchema } from '../schema'
import { ClaimsScreen } from './ClaimsScreen'

const collections = { members: { schema: memberSchema }, catalogue: { schema: catalogueSchema } }

// Roles are looked for in a page of many elements, which jsdom does slowly when the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
  ;({ context, close } = await openTestContext({ collections }))
  const { write } = context
  await write('members', { id: 'unit-a', kind: 'sendingUnit', name: '粮道街小学', namePinyin: '', active: true })
  for (const [id, name] of Object.entries({ wang: '王芳', li: '李军' }))
    await write('members', { id: `member-${id}`, kind: 'member', name, namePinyin: '', unitId: 'unit-a' })
  await write('catalogue', { id: 'post-a', kind: 'post', title: '政策宣讲员', quota: 1, open: true })
  await write('catalogue', { id: 'post-b', kind: 'post', title: '矛盾调解员', quota: 2, open: true })
  await write('catalogue', { id: 'wish-a', kind: 'wish', title: '想要一台收音机', quota: 1, open: true })
  await write('members', { id: 'wisher-a', kind: 'wisher', targetId: 'wish-a', name: '陈桂英', phone: '13800001234' })
  // As two stations left it that could not hear each other.
  for (const who of ['wang', 'li'])
    await write('members', {
      id: `claim-${who}`,
      kind: 'claim',
      claimTarget: 'post',
      targetId: 'post-a',
      claimStatus: 'active',
      memberId: `member-${who}`,
    })
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

const show = (role: Role) =>
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={{ ...context, may: mayOf(role) }}>
          <ClaimsScreen />
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )

const lost = '“政策宣讲员”的最后一个名额已被王芳（粮道街小学）认领'
const card = async (title: string) => within((await screen.findByRole('heading', { name: title })).closest('li') as HTMLElement)

test('who came too late waits until somebody says that they were told', async () => {
  const user = userEvent.setup()
  show('worker')
  expect(await screen.findByText(lost)).toBeTruthy()
  expect((await card('政策宣讲员')).getByText('候补')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '已告诉对方' }))
  await vi.waitFor(() => expect(screen.queryByText(lost)).toBeNull())
  expect((await card('政策宣讲员')).getByText('候补')).toBeTruthy()
})

test('one click claims another that has a place, and the first is given back', async () => {
  const user = userEvent.setup()
  show('gridWorker')
  await user.click(await screen.findByRole('button', { name: '改认领“矛盾调解员”' }))
  const other = await card('矛盾调解员')
  expect(await other.findByText('李军（粮道街小学）')).toBeTruthy()
  await vi.waitFor(() => expect(screen.queryByText(lost)).toBeNull())
  expect((await claimsOfTarget(context, 'post-a')).map(({ id, claimStatus }) => [id, claimStatus]).sort()).toEqual([
    ['claim-li', 'withdrawn'],
    ['claim-wang', 'active'],
  ])
})

test.each<[Role, { claim: boolean; edit: boolean; wisher: boolean }]>([
  ['worker', { claim: true, edit: true, wisher: true }],
  ['gridWorker', { claim: true, edit: false, wisher: true }],
  ['auditor', { claim: false, edit: false, wisher: false }],
])('the role %s sees what it may do, and whose wish it is only where it may be claimed', async (role, expected) => {
  const user = userEvent.setup()
  show(role)
  await user.click(await screen.findByRole('tab', { name: '微心愿' }))
  const wish = await card('想要一台收音机')
  expect({
    claim: wish.queryByRole('button', { name: /^认领/ }) !== null,
    edit: wish.queryByRole('button', { name: /^修改/ }) !== null,
    wisher: wish.queryByText('陈桂英') !== null,
  }).toEqual(expected)
  expect(wish.queryByText('13800001234')).toBeNull()
  expect(screen.queryByRole('button', { name: '新增微心愿' }) !== null).toBe(expected.edit)
})
