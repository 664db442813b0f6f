import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Pixels of three bytes, row by row. */
export type Picture = { width: number; height: number; rgb: Uint8Array }

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** Which of left, above and the one between predicts best (PNG, filter 4). */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

function unfilter(bytes: Buffer, height: number, stride: number, size: number): Uint8Array {
  const out = new Uint8Array(height * stride)
  for (let row = 0; row < height; row += 1) {
    const filter = bytes[row * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x
      const left = x >= size ? (out[at - size] ?? 0) : 0
      const above = row > 0 ? (out[at - stride] ?? 0) : 0
      const corner = x >= size && row > 0 ? (out[at - stride - size] ?? 0) : 0
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0
      out[at] = (bytes[row * (stride + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

/** Reads a PNG of 8 bits a channel, true colour with or without alpha (dropped), not interlaced: what Chromium writes. */
export function readPng(png: Buffer): Picture {
  const chunks = [...chunksOf(png)]
  const head = chunks.find(({ type }) => type === 'IHDR')?.data
  if (head?.[8] !== 8 || (head[9] !== 2 && head[9] !== 6) || head[12] !== 0) throw new Error('a PNG that Chromium does not write')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const size = head[9] === 6 ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = unfilter(inflateSync(packed), height, width * size, size)
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) rgb.set(pixels.subarray(pixel * size, pixel * size + 3), pixel * 3)
  return { width, height, rgb }
}

const keyAt = (rgb: Uint8Array, pixel: number) =>
  ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0)

const distance = (a: number, b: number) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

/**
 * The 256 colours that stand for all. A screen is a few flat colours and the shades of its letters' edges, so the most
 * frequent are taken, each a little apart from those before it.
 */
function paletteOf(counts: Map<number, number>): number[] {
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour)
  for (const apart of [0, 12, 48, 120, 300]) {
    const palette: number[] = []
    for (const colour of byCount) {
      if (palette.length < 256 && palette.every((chosen) => distance(chosen, colour) > apart || colour === chosen))
        palette.push(colour)
    }
    if (palette.length < 256) return palette
  }
  return byCount.slice(0, 256)
}

function nearest(palette: number[], colour: number): number {
  let best = 0
  for (let index = 1; index < palette.length; index += 1) {
    if (distance(palette[index] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = index
  }
  return best
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** Writes a picture with a palette of at most 256 colours: a screen takes a third to a fifth of what Chromium writes. */
export function writeSmallPng({ width, height, rgb }: Picture): Buffer {
  const counts = new Map<number, number>()
  for (let pixel = 0; pixel < width * height; pixel += 1) counts.set(keyAt(rgb, pixel), (counts.get(keyAt(rgb, pixel)) ?? 0) + 1)
  const palette = paletteOf(counts)
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = new Uint8Array(height * (width + 1))
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(keyAt(rgb, pixel)) ?? 0
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}
