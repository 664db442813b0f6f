import { expect, test } from 'vitest'
import { maskName } from './mask-name'

test.each([
  ['王秀芳', '王*芳'],
  ['王芳', '王*'],
  ['王', '王*'],
  ['欧阳芳', '欧阳*'],
  ['欧阳秀芳', '欧阳*芳'],
  ['阿依古丽·买买提', '阿*提'],
  ['John Smith', 'J***'],
  ['', ''],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})
