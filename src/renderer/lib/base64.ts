/** ES2026, in Chromium since 140; the desk's Node is older. */
type Native = { toBase64?: () => string }
type NativeMaker = { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }

/** More arguments than this to one call overflow the stack. */
const chunk = 8192

export function toBase64(bytes: Uint8Array): string {
  const { toBase64: native } = bytes as Native
  if (native) return native.call(bytes)
  let text = ''
  for (let from = 0; from < bytes.length; from += chunk) text += String.fromCharCode(...bytes.subarray(from, from + chunk))
  return btoa(text)
}

/** Throws where the text is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64: native } = Uint8Array as NativeMaker
  if (native) return native.call(Uint8Array, text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
