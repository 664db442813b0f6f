import { describe, expect, it } from 'vitest'
import type { CodeTable } from './code-table'
import { documentTypes } from './document-types'
import { educations } from './educations'
import { employments } from './employments'
import { ethnicities } from './ethnicities'
import { healths } from './healths'
import { maritals } from './maritals'
import { isPhone, maskPhone } from './phone'
import { politicals } from './politicals'
import { isHeadRelation, readRelation, relations } from './relations'
import { sexes } from './sexes'

const tables: Record<string, CodeTable> = {
  documentTypes,
  educations,
  employments,
  ethnicities,
  healths,
  maritals,
  politicals,
  relations,
  sexes,
}

describe.each(Object.entries(tables))('the table %s', (_, table) => {
  it('has every code once, all of one length, named in both languages', () => {
    const codes = table.codes.map((entry) => entry.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(codes.map((code) => code.length)).size).toBe(1)
    expect(table.codes.every((entry) => entry.zh !== '' && entry.en !== '')).toBe(true)
  })

  it('understands its own names and codes', () => {
    for (const entry of table.codes) {
      expect([entry.zh, table.read(entry.zh)]).toEqual([entry.zh, entry.code])
      expect([entry.en, table.read(entry.en)]).toEqual([entry.en, entry.code])
      expect(table.read(entry.code)).toBe(entry.code)
      expect(table.find(entry.code)).toBe(entry)
    }
  })

  it('does not guess at words it does not know', () => {
    expect(table.read('火星')).toBeNull()
    expect(table.read('')).toBeNull()
    expect(table.find('zz')).toBeNull()
    expect(table.find(undefined)).toBeNull()
  })
})

describe('the words of real sheets', () => {
  it.each([
    [maritals, '离异', '40'],
    [maritals, ' 丧　偶 ', '30'],
    [politicals, '党员', '01'],
    [politicals, '中共党员（正式）', '01'],
    [politicals, '民盟盟员', '05'],
    [politicals, '群众', '13'],
    [ethnicities, '汉', '01'],
    [ethnicities, '汉族', '01'],
    [ethnicities, '苗族', '06'],
    [ethnicities, '土家', '15'],
    [ethnicities, '土', '30'],
    [ethnicities, '基诺族', '56'],
    [educations, '大专', '30'],
    [educations, '本科', '20'],
    [educations, '大学本科', '20'],
    [educations, '硕士研究生', '10'],
    [educations, '中专', '40'],
    [educations, '文盲', '90'],
    [employments, '在职', '17'],
    [employments, '退休', '80'],
    [employments, '无业', '70'],
    [employments, '学生', '31'],
    [healths, '健康', '10'],
    [healths, '良好', '10'],
    [healths, '疾病', '30'],
    [healths, '残疾', '60'],
    [relations, '母亲', '52'],
    [relations, '次女', '33'],
    [relations, '租户', '99'],
    [relations, '租客', '99'],
    [relations, '子', '20'],
    [relations, '女', '30'],
    [relations, '户主', '02'],
    [relations, '之妻', '12'],
    [sexes, '男性', '1'],
    [sexes, 'F', '2'],
    [documentTypes, '身份证', '111'],
    [documentTypes, '台胞证', '511'],
  ])('%# %s are understood', (table, words, code) => {
    expect([words, table.read(words)]).toEqual([words, code])
  })

  it('子女 is a son or a daughter by sex, and nobody in particular without one', () => {
    expect([readRelation('子女', '1'), readRelation('子 女', '2'), readRelation('子女', undefined)]).toEqual(['20', '30', null])
    expect(readRelation('外孙女', '1')).toBe('44')
  })

  it('本人 and 户主 both name the householder', () => {
    expect(['01', '02', '10', null].map(isHeadRelation)).toEqual([true, true, false, false])
  })
})

describe('what is shown of a person', () => {
  it('is a phone without its middle', () => {
    const phones = ['13812341234', '027-88886666', '02788886666', '01012345678', '07137654321', '0713-7654321', '88886666', '110']
    expect(phones.map(maskPhone)).toEqual([
      '138****1234',
      '027-******66',
      '027******66',
      '010******78',
      '0713*****21',
      '0713-*****21',
      '****6666',
      '***',
    ])
  })

  it.each([
    ['13812341234', true],
    ['027-88886666', true],
    ['02788886666', true],
    ['88886666', true],
    ['027-88886666-801', true],
    ['400-123-4567', true],
    ['+85261234567', true],
    ['23812341234', false],
    ['1381234123', false],
    ['无', false],
  ])('the phone %s has the form of one: %s', (phone, good) => {
    expect(isPhone(phone)).toBe(good)
  })
})
