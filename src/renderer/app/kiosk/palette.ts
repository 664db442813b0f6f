/** The colours of a kiosk, `#rrggbb`: the house's, and those of 长辈模式, where everything written has a contrast of 7 and more. */
export type Palette = Record<
  'paper' | 'card' | 'ink' | 'quiet' | 'line' | 'edge' | 'brand' | 'on-brand' | 'tint' | 'on-tint' | 'good' | 'wrong' | 'key',
  string
>

export const palettes: { standard: Palette; elder: Palette } = {
  standard: {
    paper: '#fbf8f2',
    card: '#ffffff',
    ink: '#2a2420',
    quiet: '#544a41',
    line: '#ddd2c3',
    edge: '#8a7d6f',
    brand: '#a92416',
    'on-brand': '#ffffff',
    tint: '#fdf1ee',
    'on-tint': '#a92416',
    good: '#1f6a4b',
    wrong: '#a92416',
    key: '#ffffff',
  },
  elder: {
    paper: '#ffffff',
    card: '#ffffff',
    ink: '#000000',
    quiet: '#2a2420',
    line: '#544a41',
    edge: '#2a2420',
    brand: '#8f1c10',
    'on-brand': '#ffffff',
    tint: '#fdf5e3',
    'on-tint': '#74150b',
    good: '#10402c',
    wrong: '#8f1c10',
    key: '#ffffff',
  },
}

type Pair = readonly [written: keyof Palette, ground: keyof Palette]

/** Everything that is written on something. */
export const written: readonly Pair[] = [
  ...(['ink', 'quiet', 'brand', 'good', 'wrong'] as const).flatMap((text) =>
    (['paper', 'card', 'key'] as const).map((ground): Pair => [text, ground]),
  ),
  ['on-brand', 'brand'],
  ['on-tint', 'tint'],
  ['ink', 'tint'],
]

/** Frames of what can be touched: they must be seen (3 and more). */
export const framed: readonly Pair[] = [
  ['edge', 'paper'],
  ['edge', 'card'],
]

/** As custom properties: `--k-ink` and so on. */
export const asVariables = (palette: Palette): Record<string, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, colour]) => [`--k-${name}`, colour]))
