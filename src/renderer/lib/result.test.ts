import { describe, expect, it } from 'vitest'
import { assert, unreachable } from './assert'
import { done, refused } from './result'

describe('a refusal is a value', () => {
  it('what was done carries its value, what was refused its reason', () => {
    expect(done(7)).toEqual({ ok: true, value: 7 })
    expect(refused({ code: 'not-allowed' })).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  })
})

describe('a broken promise stops', () => {
  it('with the sentence that names it', () => {
    expect(() => assert(false, 'the sky is up')).toThrow('Broken promise: the sky is up')
    expect(() => assert(true, 'the sky is up')).not.toThrow()
    expect(() => unreachable('moon' as never)).toThrow('no case for "moon"')
  })
})
