import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { bombXlsx } from '../src/renderer/lib/sheet/testing/raw-xlsx'
import { writeWorkbook } from '../src/renderer/lib/sheet/write-workbook'
import { defaultMess, messyRoster } from '../src/renderer/modules/roster/import/testing/messy-roster'
import { runRosterCheck } from './roster-check'

const folder = mkdtempSync(join(tmpdir(), 'roster-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What the command says on its two outputs, and its exit code. */
async function check(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await runRosterCheck(
    args,
    (line) => {
      said.out += `${line}\n`
    },
    (line) => {
      said.err += `${line}\n`
    },
  )
  return { code, ...said }
}

describe('roster:check', { timeout: 60_000 }, () => {
  it('prints one object: people, good, flagged, refused, households, places', async () => {
    const mess = messyRoster({ ...defaultMess, damaged: 10 })
    const { code, out } = await check(fileWith('messy.xlsx', mess.bytes), '--json')
    const report = JSON.parse(out)
    expect([code, Object.keys(report)]).toEqual([0, ['rows', 'good', 'flagged', 'refused', 'households', 'places']])
    expect(report).toMatchObject({ rows: mess.people, good: mess.people - mess.refused.length, households: mess.households })
    expect(report.refused).toEqual(
      mess.refused.map(({ row, code: why }) => ({ sheet: '花名册', row, column: '公民身份号码', code: why })),
    )
    expect(report.places).toBeGreaterThan(mess.households / 2)
    expect(out).not.toMatch(/420199|1990000/)
  })

  it.each([
    ['random.xlsx', Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 251), 'not-a-table'],
    [
      'old.xls',
      Uint8Array.from(
        { length: 2048 },
        (_, i) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][i] ?? 'W\0o\0r\0k\0b\0o\0o\0k\0'.charCodeAt(i - 1024) ?? 0,
      ),
      'old-xls',
    ],
    ['bomb.xlsx', bombXlsx(24), 'bomb'],
    ['empty.xlsx', writeWorkbook([{ name: '空', rows: [] }]), 'empty-sheet'],
    ['nothing.csv', '', 'empty-file'],
    ['remarks.xlsx', writeWorkbook([{ name: '说明', rows: [['一', '二']] }]), 'no-header'],
  ])('%s gives one clear sentence and exit code 2', async (name, content, expected) => {
    const path = fileWith(name, content)
    const json = await check(path, '--json')
    expect([json.code, Object.keys(JSON.parse(json.out))]).toEqual([2, ['error']])
    expect(JSON.parse(json.out).error).toEqual({ code: expected, message: expect.stringMatching(/^[^\n]{8,60}。$/) })
    const plain = await check(path, '--lang', 'en')
    expect([plain.code, plain.out, plain.err]).toEqual([2, '', expect.stringMatching(/^[^\n]{8,160}\.\n$/)])
  })

  it('says so when the file is not there, and tells how it is used when none is named', async () => {
    const missing = await check(join(folder, 'missing.xlsx'), '--json')
    expect([missing.code, JSON.parse(missing.out).error.code]).toEqual([2, 'not-found'])
    const none = await check()
    expect([none.code, none.out]).toEqual([1, expect.stringContaining('roster:check -- FILE')])
  })

  it('without --json tells a person what to do, row by row', async () => {
    const { code, out } = await check(fileWith('two.csv', '姓名,身份证号\n张三,123\n李四,\n'))
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        '共 2 人，可导入 1 人，不能导入 1 人；0 户，0 个地点（小区、楼栋、单元、房屋等）。',
        '',
        '不能导入的行：',
        '  two 第 2 行 身份证号：身份证号位数不对，应为 18 位。请对照身份证补全或删去多余的数字。',
        '',
        '可以导入、但请核对：',
        '  two 第 3 行 身份证号：没有身份证号。已按“待核”登记，请补录。',
        '',
      ],
    ])
  })

  it('is a command of its own', async () => {
    const command = ['--import', 'tsx', resolve('scripts/roster-check.ts'), fileWith('one.csv', '姓名,身份证号\n张三,\n')]
    const { stdout } = await promisify(execFile)(process.execPath, command)
    expect(stdout).toContain('共 1 人，可导入 1 人')
  })
})
