import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** GB18030 of the letters of these texts, by reading the two-byte part of the table backwards. */
function gb18030Of(texts: readonly string[]): (text: string) => Buffer {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) bytes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  const encode = (text: string) => Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? [letter.charCodeAt(0)]))
  for (const text of texts) if (decoder.decode(encode(text)) !== text) throw new Error(`no GB18030 for ${text}`)
  return encode
}

/** Every file below these folders. */
export const filesIn = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name)),
  )

/** Which of the texts stand in which files, in UTF-8, UTF-16LE or GB18030. */
export function scan(files: readonly string[], texts: readonly string[]): string[] {
  const gb = gb18030Of(texts)
  const needles = texts.flatMap((text) => [
    { text, kind: 'UTF-8', bytes: Buffer.from(text) },
    { text, kind: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le') },
    { text, kind: 'GB18030', bytes: gb(text) },
  ])
  return files.flatMap((file) => {
    const content = readFileSync(file)
    return needles.filter(({ bytes }) => content.includes(bytes)).map(({ text, kind }) => `${file}: ${text} in ${kind}`)
  })
}
