import { expect, test } from 'vitest'
import { isOneWrite } from './one-write'

test.each([
  ['the same stamp', '0mfa1b2c3-0000|deska001', '0mfa1b2c3-0000|deska001', true],
  ['the next of one write', '0mfa1b2c3-0000|deska001', '0mfa1b2c3-0001|deska001', true],
  ['a second later', '0mfa1b000-0000|deska001', '0mfa1b0rs-0000|deska001', true],
  ['two seconds later', '0mfa1b000-0000|deska001', '0mfa1b1kk-0000|deska001', false],
  ['another device', '0mfa1b2c3-0000|deska001', '0mfa1b2c3-0000|deskb002', false],
  ['no stamp', '0mfa1b2c3-0000|deska001', '', false],
])('%s: %s and %s', (_, a, b, expected) => {
  expect(isOneWrite(a, b)).toBe(expected)
  expect(isOneWrite(b, a)).toBe(expected)
})
