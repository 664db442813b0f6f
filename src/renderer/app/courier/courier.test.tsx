import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CourierHeader } from '../../sync/courier'
import type { CarriedRecord } from '../../sync/types'
import { completeBrowser, openAppContext, show } from '../testing/show'
import { isNewSigner, ownSigner, rememberSigner, signatureCode } from './signers'
import { EnterCode, Taken } from './TakeIn'
import { MadeFile, Waiting } from './TakeOut'
import { courierText } from './text'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(completeBrowser)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const header: CourierHeader = {
  format: 'yizhan-courier',
  version: 1,
  centerCode: '420106012003',
  device: 'deska001',
  terminal: '1 号窗口',
  at: '2026-11-23T01:00:00.000Z',
  count: 12,
  salt: '',
  rounds: 600_000,
  signer: 'a key',
}
const entering = { header, isNew: false, refusal: null, busy: false, onCode: () => undefined, onOther: () => undefined }

test('what waits is counted by kind; where nothing waits no file is offered', () => {
  const carried = (collection: string) => ({ collection, record: {} }) as CarriedRecord
  const waiting = [carried('residents'), carried('places'), carried('residents')]
  show(<Waiting waiting={waiting} busy={false} onMake={() => undefined} />)
  expect(screen.getByText('等着传的有 3 条：居民 2 条、房屋 1 条。')).toBeTruthy()
  cleanup()
  show(<Waiting waiting={[]} busy={false} onMake={() => undefined} />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('the code is shown in groups, with what it is for and that it is nowhere else', () => {
  show(<MadeFile made={{ file: 'x.yizhan', code: '1234567890123452', signature: '1234 5678' }} onNoted={() => undefined} />)
  expect(screen.getByText('1234 5678 9012 3452')).toBeTruthy()
  expect(screen.getByText(/取件码不在文件里/)).toBeTruthy()
})

test('whose file it is stands above the field for the code', async () => {
  const typed: string[] = []
  show(<EnterCode {...entering} onCode={(code) => typed.push(code)} />)
  expect(screen.getByText('来自“1 号窗口”，2026-11-23 09:00 做的，共 12 条。')).toBeTruthy()
  await userEvent.setup().type(screen.getByLabelText('请输入取件码'), '1234 5678{Enter}')
  expect(typed).toEqual(['1234 5678'])
})

test('a file with another signature than last time waits until somebody has compared it', async () => {
  show(<EnterCode {...entering} isNew />)
  expect(screen.getByRole('alert').textContent).toContain('签名和“1 号窗口”上次带来的不一样')
  const take = screen.getByRole('button', { name: '收进来' }) as HTMLButtonElement
  expect(take.disabled).toBe(true)
  await userEvent.setup().click(screen.getByLabelText('核对过了，签名码一样'))
  expect(take.disabled).toBe(false)
})

test.each(Object.keys(courierText['zh-CN'].refusal) as (keyof (typeof courierText)['zh-CN']['refusal'])[])(
  'the refusal %s has its sentence at the field',
  (refusal) => {
    show(<EnterCode {...entering} refusal={refusal} />)
    expect(screen.getByText(courierText['zh-CN'].refusal[refusal])).toBeTruthy()
  },
)

test('what came in is told in numbers, and what did not fit by its id', () => {
  show(
    <Taken
      taken={[{ collection: 'residents', added: 8, changed: 2, same: 1, refused: [{ id: 'r9', why: 'name is missing' }] }]}
    />,
  )
  expect(screen.getByText('新增 8 条，更新 2 条，1 条这里已经有。')).toBeTruthy()
  expect(screen.getByRole('listitem').textContent).toBe('居民 r9: name is missing')
})

test('the same file a second time says that nothing was changed', () => {
  show(<Taken taken={[{ collection: 'residents', added: 0, changed: 0, same: 11, refused: [] }]} />)
  expect(screen.getByText('文件里的内容这里都已经有了，什么也没有改。')).toBeTruthy()
})

test('a device keeps its key; the first key of another device is believed, a later other one is noticed', async () => {
  const { context, close } = await openAppContext()
  const spki = async () =>
    Buffer.from(await crypto.subtle.exportKey('spki', (await ownSigner(context)).publicKey)).toString('hex')
  expect(await spki()).toBe(await spki())
  expect(await isNewSigner(context, header)).toBe(false)
  await rememberSigner(context, header)
  expect(await isNewSigner(context, header)).toBe(false)
  expect(await isNewSigner(context, { ...header, signer: 'another key' })).toBe(true)
  expect(signatureCode('a key')).toMatch(/^\d{4} \d{4}$/)
  expect(signatureCode('a key')).not.toBe(signatureCode('another key'))
  await close()
})
