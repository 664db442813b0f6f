import { expect, it } from 'vitest'
import { type Picture, readPng, writeSmallPng } from './small-png'

const picture = (width: number, height: number, colourAt: (x: number, y: number) => [number, number, number]): Picture => ({
  width,
  height,
  rgb: Uint8Array.from(Array.from({ length: width * height }, (_, at) => colourAt(at % width, Math.floor(at / width))).flat()),
})

/** Reads what was written: palette, one byte a pixel. Only as much PNG as this needs. */
async function pixelsOf(png: Buffer): Promise<Picture['rgb']> {
  const { inflateSync } = await import('node:zlib')
  const at = (type: string) => {
    const start = png.indexOf(type, 0, 'latin1')
    return png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4))
  }
  const width = at('IHDR').readUInt32BE(0)
  const rows = inflateSync(at('IDAT'))
  const palette = at('PLTE')
  const indexes = [...rows].filter((_, index) => index % (width + 1) !== 0)
  return Uint8Array.from(indexes.flatMap((index) => [...palette.subarray(index * 3, index * 3 + 3)]))
}

it('a screen of few colours comes back pixel by pixel', async () => {
  const screen = picture(20, 10, (x, y) => (y > 5 ? [255, 255, 255] : [x, 40, 200]))
  expect(await pixelsOf(writeSmallPng(screen))).toEqual(screen.rgb)
})

it('of many colours each comes back as one that looks like it', async () => {
  const shades = picture(64, 64, (x, y) => [x * 4, y * 4, 128])
  const back = await pixelsOf(writeSmallPng(shades))
  const furthest = Math.max(...shades.rgb.map((value, at) => Math.abs(value - (back[at] ?? 0))))
  expect(furthest).toBeLessThan(40)
})

it('what is no PNG of Chromium is refused', () => {
  expect(() => readPng(writeSmallPng(picture(1, 1, () => [0, 0, 0])))).toThrow('a PNG that Chromium does not write')
})
