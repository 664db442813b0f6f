import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { HostFault } from '../../start/host'
import { createHostReader } from './host-reader'
import { anyOf, type CardReading } from './reader'
import { createWedge } from './wedge'

const number = '42010619800312004X'

/** A keyboard on which a reader or a person types. Answers what reached the page's fields. */
function createKeyboard() {
  const target = new EventTarget()
  const page: string[] = []
  let now = 0
  const cards: CardReading[] = []
  const end = createWedge({ target, clock: () => now }).watch({ card: (card) => cards.push(card) })
  target.addEventListener('keydown', (event) => page.push((event as KeyboardEvent).key))
  onTestFinished(end)
  const press = (key: string, ms: number, more: object = {}) => {
    now += ms
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, code: '', ...more })
    target.dispatchEvent(event)
    return event
  }
  return { press, type: (text: string, ms: number) => [...text].map((key) => press(key, ms)), page, cards, end }
}

describe('a reader that types as a keyboard', () => {
  test.each([2, 20, 39])(
    'is known by 18 signs, one every %i ms, and Enter; no field gets its number, no button its Enter',
    (ms) => {
      const { type, press, cards, page } = createKeyboard()
      type(number, ms)
      const enter = press('Enter', ms)
      expect(cards).toEqual([{ citizenNumber: number }])
      expect(enter.defaultPrevented).toBe(true)
      expect(page.join('')).toBe(number.slice(0, 3))
    },
  )

  test('is understood with a small x, with Shift, from the number pad and through an input method', () => {
    const { type, press, cards } = createKeyboard()
    type(number.toLowerCase(), 5)
    press('Enter', 5)
    for (const sign of number) {
      if (sign === 'X') press('Shift', 5)
      press('Process', 5, { code: sign === 'X' ? 'KeyX' : `Numpad${sign}` })
    }
    press('Process', 5, { code: 'NumpadEnter' })
    expect(cards).toEqual([{ citizenNumber: number }, { citizenNumber: number }])
  })

  test.each([
    ['typed by hand', (keyboard: ReturnType<typeof createKeyboard>) => keyboard.type(`${number}`, 80)],
    ['one sign short', ({ type }: ReturnType<typeof createKeyboard>) => type(number.slice(1), 5)],
    ['one sign long', ({ type }: ReturnType<typeof createKeyboard>) => type(`1${number}`, 5)],
    ['misread', ({ type }: ReturnType<typeof createKeyboard>) => type(`${number.slice(0, 16)}5X`, 5)],
    [
      'with a letter in it',
      ({ type }: ReturnType<typeof createKeyboard>) => type(`${number.slice(0, 9)}a${number.slice(9, 17)}`, 5),
    ],
  ])('a number %s is no card', (_how, type) => {
    const keyboard = createKeyboard()
    type(keyboard)
    keyboard.press('Enter', 5)
    expect(keyboard.cards).toEqual([])
  })

  test('what somebody types reaches the page, Enter and shortcuts too', () => {
    const { type, press, page } = createKeyboard()
    type('13800138000', 90)
    press('Enter', 90)
    press('x', 90, { ctrlKey: true })
    expect(page).toEqual([...'13800138000', 'Enter', 'x'])
  })

  test('is heard no more when nobody watches', () => {
    const { type, press, cards, end } = createKeyboard()
    end()
    type(number, 5)
    press('Enter', 5)
    expect(cards).toEqual([])
  })
})

describe('a reader that the host asks', () => {
  const watch = (readCard: (signal: AbortSignal) => Promise<never>) => {
    const news = { card: vi.fn(), there: vi.fn() }
    onTestFinished(createHostReader(readCard).watch(news))
    return news
  }

  test('gives name and number, and nothing else that was answered', async () => {
    const answer = { name: '王芳', citizenNumber: number, address: '武昌区中北路一号', photo: 'AAAA' }
    const news = watch(async () => answer as never)
    await vi.waitFor(() => expect(news.card.mock.calls).toEqual([[{ name: '王芳', citizenNumber: number }]]))
  })

  test('that is not there is said not to be, once', async () => {
    const readCard = vi.fn(async () => {
      throw new HostFault('no-reader', 'none')
    })
    const news = watch(readCard as never)
    await vi.waitFor(() => expect(news.there.mock.calls).toEqual([[false]]))
    expect(readCard).toHaveBeenCalledTimes(1)
  })
})

test('several ways of reading are begun and ended together', () => {
  const ended: string[] = []
  const reader = (name: string) => ({
    watch: ({ card }: { card: (reading: CardReading) => void }) => {
      card({ citizenNumber: name })
      return () => ended.push(name)
    },
  })
  const seen: string[] = []
  const end = anyOf(reader('a') as never, reader('b') as never).watch({ card: (card) => seen.push(card.citizenNumber) })
  end()
  expect([seen, ended]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})
