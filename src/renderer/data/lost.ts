import { readStamp } from '../lib/hlc'
import { instantOf } from '../lib/time'
import type { Envelope, Lost } from './record'

/** One lost value of a record, taken apart. `at` is when it was written, an ISO instant; `device` where. */
export type LostValue = {
  key: string
  field: string
  stamp: string
  /** `undefined` where the field had been emptied. */
  value: unknown
  by: string
  at: string
  device: string
  settledAt: string | null
}

/** JSON text as a value; what is no JSON (a foreign hand wrote it) is taken for the text it is. */
export function readLostText(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function lostValue(key: string, lost: Lost): LostValue {
  const cut = key.indexOf('|')
  const stamp = key.slice(cut + 1)
  const read = readStamp(stamp)
  return {
    key,
    field: key.slice(0, cut),
    stamp,
    value: readLostText(lost.value),
    by: lost.by,
    at: lost.at || (read ? instantOf(read.time) : ''),
    device: read?.device ?? '',
    settledAt: lost.settled ? lost.settled : null,
  }
}

/** The lost values of a record, the newest first. */
export const lostOf = ({ lost = {} }: Pick<Envelope, 'lost'>): LostValue[] =>
  Object.entries(lost)
    .map(([key, entry]) => lostValue(key, entry))
    .sort((a, b) => (a.stamp < b.stamp ? 1 : -1))
