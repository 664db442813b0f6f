import { expect, test } from 'vitest'
import { exportText } from './export-text'
import { callSheet, membersSheet } from './list-rows'
import type { Member, Registration, SendingUnit } from './schema'

const text = exportText['zh-CN']
const member = { name: '王芳', position: '教师', phone: '13800001234', skills: ['会修电器', '理发'] } as Member
const unit = { name: '粮道街小学' } as SendingUnit
const registration = (registrationKind: 'linked' | 'residential', registrationStatus: 'active' | 'ended') =>
  ({ registrationKind, registrationStatus }) as Registration

test('the list of members says where somebody is registered now; a phone is in full only for who may see it', () => {
  const registrations = [registration('linked', 'active'), registration('residential', 'ended')]
  const list = [
    { member, unit, registrations },
    { member: { name: '李军' } as Member, unit: null, registrations: [] },
  ]
  expect(membersSheet(text, list, true).rows.slice(1)).toEqual([
    ['王芳', '粮道街小学', '教师', '联系地', '13800001234', '会修电器、理发'],
    ['李军', '', '', '未报到', '', ''],
  ])
  expect(membersSheet(text, list, false).rows[1]?.[4]).toBe('138****1234')
})

test('a call list has its title, the skills asked for, and room for the answer', () => {
  expect(
    callSheet(text, '会修电器 · 百瑞苑 · 联系名单', [{ member, skills: ['会修电器'], unitName: unit.name }], true).rows,
  ).toEqual([
    ['会修电器 · 百瑞苑 · 联系名单'],
    ['姓名', '特长', '单位', '电话', '联系情况'],
    ['王芳', '会修电器', '粮道街小学', '13800001234', ''],
  ])
})
