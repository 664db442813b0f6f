import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { placeSchema } from '../../roster/schema'
import { mayOf } from '../../workers/rights'
import type { Role } from '../../workers/schema'
import { teamSchema } from '../schema'
import { TeamsScreen } from './TeamsScreen'

// Roles are looked for in a page of many elements, which jsdom does slowly when the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  ;({ context, close } = await openTestContext({
    collections: { teams: { schema: teamSchema }, places: { schema: placeSchema } },
  }))
  const estateIds: string[] = []
  const team = { kind: 'serviceTeam', namePinyin: '', estateIds } as const
  await context.write('teams', { id: 'team-a', ...team, name: '武昌医疗团', teamKind: 'medical' })
  const ended = { endsOn: '2026-10-01', reason: '协议到期' }
  await context.write('teams', { id: 'team-b', ...team, name: '旧普法团', teamKind: 'legal', ...ended })
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

test.each<[Role, boolean]>([
  ['gridWorker', true],
  ['auditor', false],
])('the role %s sees the gaps, of a team that ended too, and fills them: %s', async (role, fills) => {
  render(
    <MantineProvider>
      <LanguageProvider>
        <ContextProvider context={{ ...context, may: mayOf(role) }}>
          <TeamsScreen />
        </ContextProvider>
      </LanguageProvider>
    </MantineProvider>,
  )
  expect(await screen.findByText('武昌医疗团')).toBeTruthy()
  expect(screen.queryByTestId('gap-medical')).toBeNull()
  for (const kind of ['education', 'legal']) expect(screen.getByTestId(`gap-${kind}`).textContent).toContain('缺口')
  expect(screen.getByText('2026-10-01 结束：协议到期')).toBeTruthy()
  expect(screen.queryByText('组建法律服务团') !== null).toBe(fills)
  expect(screen.queryByText('新建团队') !== null).toBe(fills)
})
