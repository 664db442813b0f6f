import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { residentSchema } from '../modules/roster/schema'
import type { Context } from './context'
import { useLive } from './live'
import { ContextProvider, useContextOfStore, useOperation } from './provider'
import { openTestContext } from './testing/open-test-context'

const wang = {
  id: 'r1',
  name: '王秀芳',
  namePinyin: 'wang xiu fang',
  sex: '2',
  presence: 'present',
  verification: 'verified',
} as const

let context: Context
let close: () => Promise<void>
beforeEach(async () => {
  ;({ context, close } = await openTestContext({ collections: { residents: { schema: residentSchema } } }))
})
afterEach(async () => {
  cleanup()
  await close()
})

let renders = 0
function Names({ sex }: { sex: '1' | '2' }) {
  renders += 1
  const live = useLive((data) => data.residents.find({ selector: { sex } }), [sex])
  return <p role="status">{live.loading ? '…' : live.value.map(({ name }) => name).join('、') || '无'}</p>
}

const shown = (sex: '1' | '2') => (
  <ContextProvider context={context}>
    <Names sex={sex} />
  </ContextProvider>
)

describe('a screen on the store', () => {
  it('shows the answer, follows every change, and does not render for ever', async () => {
    renders = 0
    render(shown('2'))
    await screen.findByText('无')
    await act(() => context.write('residents', wang))
    await screen.findByText('王秀芳')
    await act(() => context.erase('residents', 'r1'))
    await screen.findByText('无')
    const settled = renders
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)))
    expect(renders).toBe(settled)
    expect(renders).toBeLessThan(12)
  })

  it('asks anew when what the query depends on changes', async () => {
    await context.write('residents', wang)
    await context.write('residents', { ...wang, id: 'r2', name: '李强', sex: '1' })
    const { rerender } = render(shown('2'))
    await screen.findByText('王秀芳')
    rerender(shown('1'))
    await screen.findByText('李强')
  })

  it('an operation is given the context', async () => {
    const rename = (given: Context, name: string) => given.change('residents', 'r1', { name })
    function Rename() {
      const run = useOperation(rename)
      return (
        <button type="button" onClick={() => void run('王芳')}>
          改名
        </button>
      )
    }
    await context.write('residents', wang)
    render(
      <ContextProvider context={context}>
        <Names sex="2" />
        <Rename />
      </ContextProvider>,
    )
    await screen.findByText('王秀芳')
    act(() => screen.getByRole('button', { name: '改名' }).click())
    await screen.findByText('王芳')
  })

  it('a screen outside the provider is a bug, and says so', () => {
    function Lost() {
      useContextOfStore()
      return null
    }
    expect(() => render(<Lost />)).toThrow('Broken promise')
  })
})
