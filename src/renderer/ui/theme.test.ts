import { describe, expect, test } from 'vitest'
import { colours, theme } from './theme'

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** WCAG 2.1, relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const shade = (name: 'vermilion' | 'gray' | 'green' | 'yellow', index: number) => theme.colors?.[name]?.[index] ?? '#000000'

describe('everything written can be read by eyes of fifty (contrast 4.5 and more)', () => {
  const written: [string, string, string][] = []
  for (const [name, ground] of Object.entries(colours).filter(([name]) => name !== 'ink')) {
    written.push(['ink', colours.ink, name], ['the red of faults', shade('vermilion', 7), name])
    written.push(['what is dimmed', shade('gray', 6), name], ['what went well', shade('green', 7), name])
    expect(ground).toMatch(/^#/)
  }
  test.each(written)('%s (%s) on %s', (_, colour, ground) => {
    expect(contrast(colour, colours[ground as keyof typeof colours])).toBeGreaterThanOrEqual(4.5)
  })
  test('white on the main button, and the band of the sample', () => {
    expect(contrast('#ffffff', shade('vermilion', 7))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(shade('yellow', 9), shade('yellow', 1))).toBeGreaterThanOrEqual(4.5)
  })
})
