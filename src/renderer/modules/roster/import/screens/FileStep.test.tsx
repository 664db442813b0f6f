import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../../../i18n/use-text'
import type { FileRefusal } from '../../../../lib/sheet/types'
import { importText } from '../text'
import { FileStep } from './FileStep'

beforeEach(() => {
  // jsdom has no media queries, which Mantine asks for.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

function show(props: Partial<Parameters<typeof FileStep>[0]>) {
  render(
    <LanguageProvider>
      <MantineProvider>
        <FileStep reading={null} refusal={null} onFile={() => undefined} {...props} />
      </MantineProvider>
    </LanguageProvider>,
  )
}

const codes = Object.keys(importText['zh-CN'].file) as FileRefusal['code'][]

test.each(codes)('a file refused as %s gets its name and one sentence', (code) => {
  show({ refusal: { file: '百瑞苑.xls', code } })
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toBe(`这个文件没有读进来 · 百瑞苑.xls${importText['zh-CN'].file[code]}`)
})

test('the sentence is English where the desk speaks English', () => {
  localStorage.setItem('yizhan.language', 'en')
  show({ refusal: { file: 'roster.xls', code: 'old-xls' } })
  expect(screen.getByRole('alert').textContent).toContain(importText.en.file['old-xls'])
})

test('the chosen file is handed on, and the step begins at its heading', async () => {
  const chosen: string[] = []
  show({ onFile: (file) => chosen.push(file.name) })
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: '选一个花名册文件' }))
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('there is no file input')
  await userEvent.setup({ applyAccept: false }).upload(input, new File(['姓名'], '花名册.csv'))
  expect(chosen).toEqual(['花名册.csv'])
})

test('while a file is read its name is told and no other can be chosen', () => {
  show({ reading: '花名册.xlsx' })
  expect(screen.getByRole('status').textContent).toBe('正在读 花名册.xlsx…')
  expect(screen.queryByRole('button', { name: '选择文件' })).toBeNull()
})
