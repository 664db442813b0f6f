import { describe, expect, test } from 'vitest'
import { linesOf } from './read-row'

describe('a cell of several lines', () => {
  test.each([
    ['出生医学证明；父母户口簿', ['出生医学证明', '父母户口簿']],
    ['1.取号 2.交材料 3、取件', ['取号', '交材料', '取件']],
    ['①身份证②户口簿', ['身份证', '户口簿']],
    ['身份证（正、反面复印件）', ['身份证(正、反面复印件)']],
    ['身份证、一寸照片两张', ['身份证', '一寸照片两张']],
    ['2026.1 前的流水\n5.5寸照片', ['2026.1 前的流水', '5.5寸照片']],
    ['无', []],
  ])('%s', (cell, lines) => expect(linesOf(cell)).toEqual(lines))
})
