import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode, writeCode } from './recovery-code'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const errorOf = (read: ReturnType<typeof readCode>) => (Buffer.isBuffer(read) ? 'taken' : [read.error, read.group])

test('a code is fourteen groups of five letters that nobody mixes up, and reads back as the key', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const code = writeCode(key)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){13}[0-9A-HJKMNP-TV-Z]{5}$/)
      expect(readCode(code)).toEqual(key)
    }),
  )
})

test('small letters, spaces, full width, O for 0 and l for 1 do not matter', () => {
  const key = Buffer.alloc(32, 0x08)
  const code = writeCode(key)
  expect(code).toMatch(/0/)
  expect(code).toMatch(/1/)
  const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  const wide = code.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  expect([readCode(`  ${sloppy}\n`), readCode(wide), readCode(code.replaceAll('-', '－'))]).toEqual([key, key, key])
})

test('a group that is mistyped is named in at least nine of ten cases, and never taken', () => {
  const key = Buffer.from(randomBytes(32))
  const code = writeCode(key).replaceAll('-', '')
  let named = 0
  let tried = 0
  for (let at = 0; at < code.length; at += 1) {
    for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (letter === code[at]) continue
      const error = errorOf(readCode(code.slice(0, at) + letter + code.slice(at + 1)))
      tried += 1
      if (String(error) === String(['code-group', Math.floor(at / 5) + 1])) named += 1
      else expect(error).toEqual(['code-check', undefined])
    }
  }
  // The last group checks the others and has no check of its own.
  expect(named / (tried * (13 / 14))).toBeGreaterThan(0.9)
})

test('two groups that changed places are not taken', () => {
  fc.assert(
    fc.property(keys, fc.nat(12), fc.nat(12), (key, one, other) => {
      const groups = writeCode(key).split('-')
      if (groups[one] === groups[other]) return
      ;[groups[one], groups[other]] = [groups[other]!, groups[one]!]
      expect(errorOf(readCode(groups.join('-')))).not.toBe('taken')
    }),
  )
})

test.each([
  ['', ['code-length', undefined]],
  [writeCode(Buffer.alloc(32, 7)).slice(0, -1), ['code-length', undefined]],
  [`${writeCode(Buffer.alloc(32, 7))}0`, ['code-length', undefined]],
  [writeCode(Buffer.alloc(32, 7)).replace(/^./, 'U'), ['code-letter', 1]],
  [writeCode(Buffer.alloc(32, 7)).replace(/.$/, '居'), ['code-letter', 14]],
])('%j is refused with its reason', (typed, error) => {
  expect(errorOf(readCode(typed))).toEqual(error)
})

test('codes do not change between versions: what is written on paper today is read in years', () => {
  const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex')
  expect(writeCode(key)).toBe('000GP-40R4V-0M30D-E2096-185GP-R38ET-1W81B-24GKS-2GAH5-C5RRQ-34D1H-P70X9-3RFGD-8H5H1')
})
