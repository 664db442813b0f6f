import { expect, test } from 'vitest'
import { HostFault } from '../start/host'
import { sentenceOf } from './host-fault-text'
import { setupText } from './text'

const codes = [
  'hub-credentials',
  'hub-not-provisioned',
  'hub-forbidden',
  'already-set-up',
  'bad-hub-address',
  'code-unknown',
  'code-used',
  'code-expired',
  'code-other-mode',
] as const

test.each(['zh-CN', 'en'] as const)(
  'in %s everything a center can refuse has a sentence of its own that says what to do',
  (language) => {
    const text = setupText[language]
    const sentences = [...codes, 'unreachable', 'anything else'].map((code) => sentenceOf(text, new HostFault(code, 'x')))
    expect(new Set(sentences).size).toBe(codes.length + 2)
    expect(sentences.filter((sentence) => sentence === '')).toEqual([])
  },
)

test.each(['no-answer', 'unreachable', 'timeout', 'portal', 'upstream', 'hub-busy'])('%s is a matter of the network', (code) => {
  expect(sentenceOf(setupText['zh-CN'], new HostFault(code, 'x'))).toBe('连不上数据中心。请检查网线和网络，再试一次。')
})

test('what is no answer of the host is no secret of the program either', () => {
  expect(sentenceOf(setupText['zh-CN'], new Error('at file.ts:1'))).toBe(setupText['zh-CN'].hostFault.other)
})
