import { expect, test } from 'vitest'
import { maskText } from './mask-text'

test.each([
  ['42010619900101001X', '420106********001X'],
  ['４２０１０６１９９００１０１００１Ｘ', '420106********001X'],
  ['身份证 420106199001010028，电话13812341234', '身份证 420106********0028,电话138****1234'],
  ['3栋2单元501', '3栋2单元501'],
  ['2026-05-01', '2026-05-01'],
])('a preview shows %s as %s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test('an old number of 15 digits does not stand in a preview', () => {
  expect(maskText('420106900101001')).not.toContain('900101001')
})
