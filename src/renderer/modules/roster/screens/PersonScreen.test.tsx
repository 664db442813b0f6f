import { MantineProvider } from '@mantine/core'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Context } from '../../../data/context'
import { ContextProvider } from '../../../data/provider'
import { openTestContext } from '../../../data/testing/open-test-context'
import { LanguageProvider } from '../../../i18n/use-text'
import { namePinyin } from '../../../lib/pinyin'
import { workerSchema } from '../../workers/schema'
import { placeSchema, residentSchema } from '../schema'
import { corePort } from '../search/testing/core-port'
import { PersonScreen } from './PersonScreen'

const collections = { residents: { schema: residentSchema }, places: { schema: placeSchema }, workers: { schema: workerSchema } }

// Roles are looked for in a page of nine hundred elements, which jsdom does slowly when the machine is busy.
vi.setConfig({ testTimeout: 60_000 })

let context: Context
let close: () => Promise<void>

/** What jsdom lacks of a browser: a worker (here without a thread), the size of boxes, what is visible, media queries. */
function completeBrowser() {
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { data: unknown }) => void) | null = null
      private readonly port = corePort('2026-11-23')
      constructor() {
        this.port.listen(
          (data) => this.onmessage?.({ data }),
          () => undefined,
        )
      }
      postMessage(message: never) {
        this.port.postMessage(message)
      }
      terminate() {
        this.port.close()
      }
    },
  )
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  Element.prototype.checkVisibility = () => true
}

beforeEach(async () => {
  completeBrowser()
  ;({ context, close } = await openTestContext({ collections }))
  const person = (name: string, rest: object) =>
    ({ id: name, name, namePinyin: namePinyin(name), sex: '1', presence: 'present', verification: 'verified', ...rest }) as const
  await context.write('places', { id: 'e', kind: 'estate', name: '百瑞苑' })
  await context.write('places', { id: 'd', kind: 'dwelling', name: '501', parentId: 'e' })
  await context.write('places', { id: 'h', kind: 'household', name: '', parentId: 'd' })
  const home = { dwellingId: 'd', householdId: 'h' }
  await context.write('residents', person('王强', { ...home, relationToHead: '02', phones: ['13800001234'] }))
  await context.write('residents', person('王小明', { ...home, relationToHead: '20', birthDate: '2016-05-01' }))
})

afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  await close()
})

function show(id: string) {
  const { hook, history } = memoryLocation({ path: `/residents/${id}`, record: true })
  render(
    <LanguageProvider>
      <MantineProvider env="test">
        <ContextProvider context={context}>
          <Router hook={hook}>
            <Route path="/residents/:id">
              <PersonScreen />
            </Route>
          </Router>
        </ContextProvider>
      </MantineProvider>
    </LanguageProvider>,
  )
  return history
}

const stored = async (id: string) => (await context.data.residents.findOne(id).exec())?.toMutableJSON()

/** The index was opened after the records were written, as at a start; without a cache it hears of them again. */
const wake = () =>
  act(() =>
    context.change('residents', '王小明', { note: '上午在校' }).then(() => context.change('residents', '王强', { note: '上班' })),
  )

test('a person is shown with the number masked until it is clicked, and the household beside', async () => {
  const history = show('王强')
  expect(await screen.findByRole('heading', { level: 1, name: '王强' })).toBeTruthy()
  await wake()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '电话 138****1234' }))
  expect(screen.getByRole('button', { name: '电话 13800001234' })).toBeTruthy()
  const household = screen.getByRole('complementary', { name: '这一户' })
  await user.click(await within(household).findByRole('link', { name: /王小明 ?子/ }))
  expect(history.at(-1)).toBe('/residents/王小明')
})

test('a wrong number is told under its field and not saved; a right one fills in the rest', async () => {
  show('王强')
  const user = userEvent.setup()
  await user.click(await screen.findByText('修改'))
  const number = screen.getByLabelText('身份证号')
  await user.click(number)
  await user.paste('420106199001010011')
  expect(screen.getByText('身份证号有一位不对，请逐位核对')).toBeTruthy()
  await user.keyboard('{Control>}s{/Control}')
  expect(await screen.findByText('有 1 处需要改正，请看红字')).toBeTruthy()
  expect((await stored('王强'))?.citizenNumber).toBeUndefined()
  await user.clear(number)
  await user.paste('42010619900101001x')
  expect((screen.getByLabelText('出生日期') as HTMLInputElement).value).toBe('1990-01-01')
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByText('修改')
  expect(await stored('王强')).toMatchObject({ citizenNumber: '42010619900101001X', birthDate: '1990-01-01', sex: '1' })
})

test('what changes elsewhere while one types is merged and told; the same field keeps what was typed', async () => {
  show('王强')
  const user = userEvent.setup()
  await user.click(await screen.findByText('修改'))
  const note = screen.getByRole('textbox', { name: '备注' })
  await user.type(note, '晚上在家')
  await act(async () => {
    await context.change('residents', '王强', { phones: ['13900005678'], note: '白天在家' })
  })
  expect(await screen.findByText('别处刚改了电话，已经合并到这里。')).toBeTruthy()
  expect(screen.getByText('备注刚在别处也改了。保存后以您填的为准。')).toBeTruthy()
  expect((screen.getByLabelText('电话') as HTMLInputElement).value).toBe('13900005678')
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByText('修改')
  expect(await stored('王强')).toMatchObject({ phones: ['13900005678'], note: '晚上在家' })
})

test('Esc leaves at once when nothing was typed, and asks when something was', async () => {
  show('王强')
  const user = userEvent.setup()
  await user.click(await screen.findByText('修改'))
  await user.keyboard('{Escape}')
  await user.click(await screen.findByText('修改'))
  await user.type(screen.getByRole('textbox', { name: '备注' }), 'x')
  await user.keyboard('{Escape}')
  const dialog = await screen.findByRole('dialog', { name: '还没有保存' })
  await user.click(within(dialog).getByRole('button', { name: '放弃修改' }))
  await screen.findByText('修改')
  expect((await stored('王强'))?.note).toBeUndefined()
})

test('what was typed while the store was closed is in the form again after the page was opened anew', async () => {
  const whole = context
  const closed = async () => Promise.reject(new Error('the store: bulkWrite'))
  context = { ...whole, local: { ...whole.local, write: closed, remove: closed } }
  show('王强')
  const user = userEvent.setup()
  await user.click(await screen.findByText('修改'))
  await user.type(screen.getByRole('textbox', { name: '备注' }), '住院中')
  await vi.waitFor(() => expect(sessionStorage).toHaveLength(1), 5000)
  cleanup()
  context = whole
  show('王强')
  expect(await screen.findByText('上次没有保存的内容已经恢复。')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: '备注' })).toHaveProperty('value', '住院中')
  await user.click(screen.getByRole('button', { name: /保存/ }))
  await screen.findByText('修改')
  expect(await stored('王强')).toMatchObject({ note: '住院中' })
  expect(sessionStorage).toHaveLength(0)
})

test('who was erased meanwhile is not found, and the way back is offered', async () => {
  show('nobody')
  expect(await screen.findByText('找不到这个人')).toBeTruthy()
  expect(screen.getByRole('link', { name: '返回名单' })).toBeTruthy()
})
