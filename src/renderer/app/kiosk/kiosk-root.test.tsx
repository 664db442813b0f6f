import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Station } from '../../../shared/station'
import { LanguageProvider } from '../../i18n/use-text'
import { completeBrowser } from '../testing/show'
import type { KioskFlow } from './flow'
import { KioskHome } from './KioskHome'
import { KioskRoot } from './KioskRoot'

const station: Station = {
  version: 1,
  centerCode: '420106012003',
  centerName: '水果湖社区党群服务中心',
  terminalName: '大厅屏',
  mode: 'kiosk',
  deviceId: 'a1b2c3d4',
  demo: false,
  citySalt: 'sixteen characters',
}

beforeEach(() => {
  completeBrowser()
  // The host is away: a kiosk is the same without it, but for what it would show.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true
  }
  Element.prototype.scrollIntoView = async () => undefined
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const open = () =>
  render(
    <LanguageProvider>
      <MantineProvider env="test">
        <KioskRoot station={station} />
      </MantineProvider>
    </LanguageProvider>,
  )
const wait = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const home = () => screen.queryByRole('heading', { level: 1, name: '您想办什么？' })

describe('a kiosk', () => {
  test('shows eight tiles at most', () => {
    const flow = (id: string): KioskFlow => {
      const label = { 'zh-CN': id, en: id }
      return { id, tile: { icon: () => null, label, hint: label }, component: () => null }
    }
    const many = Array.from({ length: 10 }, (_, n) => flow(`第${n + 1}件`))
    render(
      <LanguageProvider>
        <KioskHome flows={many} onOpen={() => undefined} />
      </LanguageProvider>,
    )
    expect(screen.getAllByRole('button')).toHaveLength(8)
    expect(screen.queryByText('第9件')).toBeNull()
  })

  test('asks at a minute whether anyone is there, and ten seconds later is home without what was typed', async () => {
    open()
    press(/^党员报到/)
    const field = screen.getByLabelText<HTMLInputElement>('姓名')
    fireEvent.change(field, { target: { value: '王芳' } })
    expect(field.value).toBe('王芳')
    await wait(60_000)
    expect(screen.getByText('10 秒后回到首页，填的内容会清掉')).not.toBeNull()
    expect(field.value).toBe('王芳')
    await wait(10_000)
    expect(home()).not.toBeNull()
    press(/^党员报到/)
    expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('')
  })

  test('forgets the language and the size of the text, and keeps neither on the disk', async () => {
    open()
    press('English')
    press('Largest')
    expect(screen.getByText('What would you like to do?')).not.toBeNull()
    await wait(70_000)
    expect(home()).not.toBeNull()
    expect(screen.getByRole('button', { name: '标准' }).getAttribute('aria-pressed')).toBe('true')
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })

  test('a field takes what it can use, from whichever keyboard', () => {
    open()
    press(/^党员报到/)
    const phone = screen.getByLabelText<HTMLInputElement>('电话')
    fireEvent.change(phone, { target: { value: '１３８-0000 1234x' } })
    expect(phone.value.replace(/\D/g, '')).toBe('13800001234')
  })

  test.each(['copy', 'cut', 'paste', 'dragStart', 'dragOver', 'drop', 'contextMenu'] as const)(
    'lets nobody %s anything on it',
    (deed) => {
      open()
      const whole = document.querySelector('.yz-k')
      // A prevented event answers false.
      expect(whole && fireEvent[deed](whole)).toBe(false)
    },
  )

  test('is left by five taps in the corner, not by four and not by slow ones', async () => {
    open()
    const corner = screen.getByTestId('leave-corner')
    for (let tap = 0; tap < 4; tap += 1) fireEvent.click(corner)
    await wait(5000)
    for (let tap = 0; tap < 4; tap += 1) fireEvent.click(corner)
    expect(screen.queryByRole('heading', { name: '离开自助屏' })).toBeNull()
    fireEvent.click(corner)
    expect(screen.getByRole('heading', { name: '离开自助屏' })).not.toBeNull()
  })

  test('shows its slides after two minutes', async () => {
    open()
    await wait(120_500)
    expect(screen.getByText('点一下屏幕开始')).not.toBeNull()
  })
})
