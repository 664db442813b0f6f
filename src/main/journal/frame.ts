import { crc32 } from 'node:zlib'

// 0xff and 0xfe occur in no UTF-8 text, so a payload never looks like the begin of a frame.
const magic = Buffer.from([0xff, 0x59, 0x5a, 0xfe])
const headBytes = 12

/** No frame is longer, so a damaged length is known for one before it is followed. Bytes. */
export const longestPayload = 1024 * 1024

/** Bytes a payload takes in the file. */
export const frameSize = (payloadBytes: number): number => headBytes + payloadBytes

// The checksum covers the length too: a length that was hit must not lead into the next frame.
const checksum = (lengthField: Uint8Array, payload: Uint8Array) => crc32(payload, crc32(lengthField))

/** magic (4) | length (4, LE) | CRC-32 of length and payload (4, LE) | payload (UTF-8) */
export function frame(payload: string): Buffer {
  const length = Buffer.byteLength(payload)
  const bytes = Buffer.allocUnsafe(headBytes + length)
  magic.copy(bytes)
  bytes.writeUInt32LE(length, 4)
  bytes.write(payload, headBytes, 'utf8')
  bytes.writeUInt32LE(checksum(bytes.subarray(4, 8), bytes.subarray(headBytes)), 8)
  return bytes
}

/** The payload of the frame that begins at `offset`, or null where no whole, undamaged frame does. */
export function payloadAt(bytes: Buffer, offset: number): Buffer | null {
  if (offset + headBytes > bytes.length || bytes.compare(magic, 0, 4, offset, offset + 4) !== 0) return null
  const length = bytes.readUInt32LE(offset + 4)
  const end = offset + headBytes + length
  if (length > longestPayload || end > bytes.length) return null
  const payload = bytes.subarray(offset + headBytes, end)
  return checksum(bytes.subarray(offset + 4, offset + 8), payload) === bytes.readUInt32LE(offset + 8) ? payload : null
}

/** How long the frame at the begin says to be, or 0 where it says nothing sensible. Bytes. */
export function wholeSize(bytes: Buffer): number {
  const length = bytes.length < headBytes ? longestPayload + 1 : bytes.readUInt32LE(4)
  return length > longestPayload ? 0 : headBytes + length
}

export type Scan = {
  /** Where the last good frame ends; what follows is torn. */
  end: number
  /** Bytes in the middle that are no frame and were passed over. */
  damaged: number
}

/** Tells every good frame of a file in order; passes over damage to the next good one. */
export function scanFrames(bytes: Buffer, found: (payload: Buffer, offset: number) => void): Scan {
  let end = 0
  let damaged = 0
  let offset = 0
  while (offset >= 0 && offset < bytes.length) {
    const payload = payloadAt(bytes, offset)
    if (payload) {
      damaged += offset - end
      found(payload, offset)
      end = offset + headBytes + payload.length
      offset = end
    } else offset = bytes.indexOf(magic, offset + 1)
  }
  return { end, damaged }
}
