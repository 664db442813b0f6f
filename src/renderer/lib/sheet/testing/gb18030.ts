/** Bytes of GB18030 for tests: browsers and Node decode it and do not encode it, so the two-byte area is decoded once and turned round. */
const twoBytes = new Map<string, [number, number]>()

function fill(): void {
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if ([...character].length === 1 && !twoBytes.has(character)) twoBytes.set(character, [lead, trail])
    }
  }
}

/** Throws on a character outside the two-byte area: a test writes none. */
export function encodeGb18030(text: string): Uint8Array {
  if (twoBytes.size === 0) fill()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else {
      const pair = twoBytes.get(character)
      if (!pair) throw new Error(`No two bytes for ${character}`)
      bytes.push(...pair)
    }
  }
  return new Uint8Array(bytes)
}
