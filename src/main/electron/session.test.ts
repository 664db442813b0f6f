import { describe, expect, it } from 'vitest'
import { isOwnExport } from './session'

const item = (url: string, filename: string) => ({ getURL: () => url, getFilename: () => filename })

describe('isOwnExport', () => {
  it.each(['错误行.xlsx', 'roster 2026-11.csv', '备份.json', '日历.ics'])('%s, made by our page, is saved', (filename) =>
    expect(isOwnExport(item('blob:app://yizhan/1f0e', filename))).toBe(true),
  )

  it.each([
    'setup.exe',
    'roster.xlsx.lnk',
    'roster',
    '.csv',
    'a/b.csv',
    '..\\b.csv',
    'rcs\u202Evsc.csv',
    'page.html',
    `${'a'.repeat(200)}.csv`,
  ])('a file named %s is not', (filename) => expect(isOwnExport(item('blob:app://yizhan/1f0e', filename))).toBe(false))

  it.each([
    'https://evil.example/roster.xlsx',
    'blob:https://evil.example/1',
    'blob:app://evil/1',
    'blob:null/1',
    'app://yizhan/roster.xlsx',
    'data:text/csv,1',
    'data:app://yizhan/1',
  ])('a file from %s is not', (url) => expect(isOwnExport(item(url, 'roster.xlsx'))).toBe(false))
})
