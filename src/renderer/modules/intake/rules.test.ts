import { describe, expect, test } from 'vitest'
import type { IntakePayload } from '../../../shared/intake'
import { payloadOf, progressId, readCorrection, refuseAnswer, refuseReason, statusOf } from './rules'

const request: IntakePayload = { kind: 'request', name: '王芳', phone: '13800001234', body: '楼道的灯坏了' }

describe('where an intake stands', () => {
  test.each([
    ['nobody decided it', { status: 'pending' }, 'pending'],
    ['it was accepted', { status: 'accepted', resultId: 'checkin-1' }, 'accepted'],
    ['it was refused', { status: 'refused', reason: '不在本社区' }, 'refused'],
    ['a desk accepted it, another opened it later', { status: 'pending', resultId: 'checkin-1' }, 'accepted'],
    ['a desk refused it, another opened it later', { status: 'pending', reason: '不在本社区' }, 'refused'],
  ] as const)('%s', (_, intake, status) => {
    expect(statusOf(intake)).toBe(status)
  })
})

describe('what stands on a public screen', () => {
  test.each([
    ['请于周五上午到二楼办理', null],
    ['请王芳女士到二楼办理', 'says-who'],
    ['请 王 芳 到二楼', 'says-who'],
    ['已打过 138 0000 1234', 'says-who'],
    ['已打过138-0000-1234', 'says-who'],
    ['证件１１０１０５１９４９１２３１００２Ｘ已核', 'says-who'],
    ['电话 027-88886666', null],
    ['回执 42010600100148216327000518', null],
    ['啊'.repeat(301), 'too-long'],
  ])('%s', (text, code) => {
    expect(refuseAnswer(text, request, 300)?.code ?? null).toBe(code)
  })

  test('nobody is refused without a reason', () => {
    expect([refuseReason(' ', request), refuseReason('重复提交', request)]).toEqual([{ code: 'reason-missing' }, null])
  })
})

describe('a correction', () => {
  test('keeps the kind of what was handed in', () => {
    expect(readCorrection(request, { ...request, kind: 'wish', body: '三单元楼道的灯坏了' })).toEqual({
      payload: { ...request, body: '三单元楼道的灯坏了' },
    })
  })
  test('names the fields that are missing', () => {
    expect(readCorrection(request, { name: ' ', phone: '1', body: '' })).toEqual({
      refusal: { code: 'misfit', fields: ['name', 'body'] },
    })
  })
})

test('what another build wrote is not believed', () => {
  expect([payloadOf({ payload: '{' }), payloadOf({ payload: '{"kind":"poem"}' })]).toEqual([null, null])
})

test('every desk writes the same line of progress for a receipt', () => {
  const keyOf = (...parts: string[]) => parts.join('|')
  expect(progressId(keyOf, '42')).toBe('progress-progress|42')
})
