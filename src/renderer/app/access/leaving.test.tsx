import { Button } from '@mantine/core'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readAccessLog } from '../../data/access-log'
import type { Context } from '../../data/context'
import { useLeavingGate } from '../../data/leaving'
import type { Role } from '../../modules/workers'
import { sealPin } from '../../modules/workers/pin'
import { completeBrowser, openAppContext, show } from '../testing/show'
import { AccessPage } from './AccessPage'
import { faultOfLeaving } from './rules'

vi.setConfig({ testTimeout: 30_000 })
let context: Context
let close: () => Promise<void>
beforeEach(async () => {
  completeBrowser()
  ;({ context, close } = await openAppContext())
})
afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  await close()
})

const answers: boolean[] = []
function Asks({ people }: { people: number }) {
  const gate = useLeavingGate()
  const ask = async () => answers.push(await gate({ deed: 'export', what: '联系名单', people }))
  return <Button onClick={ask}>拿走</Button>
}

// By text and label: to look for roles takes jsdom a second a time here.
const press = (label: string) => fireEvent.click(screen.getByText(label, { selector: '.mantine-Button-label, label' }))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

async function ask(people: number): Promise<void> {
  answers.length = 0
  show(<Asks people={people} />, context)
  press('拿走')
  await screen.findByText(`里面有 ${people} 个人的信息。`)
}

/** With a PIN of few rounds: how slow it is, is tested elsewhere. */
const enrol = async (name: string, role: Role) =>
  context.write('workers', { id: `worker-${name}`, name, namePinyin: name, role, active: true, ...(await sealPin('8642', 10)) })

const blank = { purpose: '', other: '', secondId: '', pin: '' }
test.each([
  [blank, 1, 'purposeMissing'],
  [{ ...blank, purpose: 'other', other: ' ' }, 1, 'otherMissing'],
  [{ ...blank, purpose: '报送上级' }, 50, null],
  [{ ...blank, purpose: '报送上级' }, 51, 'secondMissing'],
  [{ ...blank, purpose: '报送上级', secondId: 'a' }, 51, 'pinMissing'],
  [{ ...blank, purpose: '报送上级', secondId: 'a', pin: '1' }, 51, null],
] as const)('of the form %j for %i people it is missing: %s', (form, people, fault) => {
  expect(faultOfLeaving(form, people)).toBe(fault)
})

test('a list of fifty leaves once it is said what for; one that is called off does not', async () => {
  await ask(50)
  expect(screen.queryByText('请第二位工作人员在场')).toBeNull()
  press('导出')
  await screen.findByText('请选一项用途')
  press('联系本人')
  press('导出')
  await waitFor(() => expect(answers).toEqual([true]))
  press('拿走')
  await screen.findByText('用来做什么')
  press('取消')
  await waitFor(() => expect(answers).toEqual([true, false]))
  const { entries } = await readAccessLog(context)
  expect(entries).toMatchObject([{ by: '周敏', deed: 'export', what: '联系名单', people: 50, purpose: '联系本人' }])
  cleanup()
  show(<AccessPage />, context)
  expect(await screen.findByText('共 1 条，前后连得上，没有人改动过。')).toBeTruthy()
  expect(document.querySelector('tbody')?.textContent).toBe('12026-11-23 09:00周敏导出联系名单50联系本人无')
})

test('a list of fifty-one wants the PIN of another who sees full numbers', async () => {
  await enrol('陈强', 'worker')
  await enrol('孙丽', 'surveyor')
  await ask(51)
  press('报送上级')
  fireEvent.click(await screen.findByRole('combobox'))
  fireEvent.click(await screen.findByText('陈强'))
  expect(screen.queryByText('孙丽')).toBeNull()
  type('本人 PIN', '1357')
  press('导出')
  await screen.findByText(/PIN 不对/)
  expect(await readAccessLog(context)).toMatchObject({ entries: [] })
  type('本人 PIN', '8642')
  press('导出')
  await waitFor(() => expect(answers).toEqual([true]))
  expect((await readAccessLog(context)).entries).toMatchObject([{ people: 51, purpose: '报送上级', second: '陈强' }])
})

test('where nobody else is at work, a longer list does not leave and it is said why', async () => {
  await ask(51)
  await screen.findByText(/还没有第二位/)
  press('报送上级')
  press('导出')
  expect(answers).toEqual([])
})
