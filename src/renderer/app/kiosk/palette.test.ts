import { describe, expect, test } from 'vitest'
import { framed, palettes, written } from './palette'

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** WCAG 2.1, relative luminance of `#rrggbb`. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

test('the formula is the standard’s: black on white is 21, the same on the same 1', () => {
  expect([contrast('#000000', '#ffffff'), contrast('#a92416', '#a92416')]).toEqual([21, 1])
})

describe.each([
  { mode: 'standard', least: 4.5 },
  { mode: 'elder', least: 7 },
] as const)('a kiosk in $mode mode', ({ mode, least }) => {
  const palette = palettes[mode]
  test.each(written)(`%s is read on %s (contrast ${least} and more)`, (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(least)
  })
  test.each(framed)('%s is seen around what can be touched on %s', (line, ground) => {
    expect(contrast(palette[line], palette[ground])).toBeGreaterThanOrEqual(3)
  })
})
