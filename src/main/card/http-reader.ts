import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { type CardRead, cardReadSchema } from '../../shared/kiosk'
import { Refusal } from '../refusal'

/** A reader of citizen cards. Whatever else a card holds stays inside of it: nothing but name and number is ever answered. */
export type CardReader = {
  /** Waits for a card until `signal` or its own time ends it. Throws a Refusal: `no-reader`, `no-card`, `reader`. */
  read(signal: AbortSignal): Promise<CardRead>
}

export type HttpReaderOptions = {
  /** Address of the reader's service on this machine; null: there is none. */
  address: () => string | null
  /** How long a card is waited for, and the pause between two looks, ms. */
  waitMs?: number
  everyMs?: number
}

/** As the services of the usual readers call them. Other names in the answer, photo and address among them, are not even read. */
const nameFields = ['name', 'Name', 'partyName', 'peopleName', '姓名']
const numberFields = ['citizenNumber', 'idNumber', 'IDNumber', 'certNumber', 'cardNo', 'peopleIDCode', '身份证号', '公民身份号码']
const wrappers = ['data', 'resultContent', 'Data']

/** With a photo in base64 an answer has some 50 kB. */
const mostBytes = 512 * 1024
const loopback = ['127.0.0.1', '[::1]', 'localhost']

const objectSchema = z.looseObject({})

/** Name and number of an answer, or null where no card lies on the reader. */
export function readCardAnswer(text: string): CardRead | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // The cause would carry the beginning of what was read, and with it a person.
    throw new Refusal(502, 'reader', 'The card reader answered something that is no JSON')
  }
  const whole = objectSchema.safeParse(body).data ?? {}
  const inner = wrappers.map((field) => objectSchema.safeParse(whole[field]).data).find((found) => found !== undefined)
  const pick = (fields: readonly string[]) => {
    const found = fields.map((field) => inner?.[field] ?? whole[field]).find((value) => typeof value === 'string')
    return typeof found === 'string' ? found.normalize('NFKC').trim().toUpperCase() : ''
  }
  const read = cardReadSchema.safeParse({ name: pick(nameFields), citizenNumber: pick(numberFields) })
  return read.success ? read.data : null
}

/** The address if it is one of this machine; a reader elsewhere would send cards over the network. */
function ownAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol === 'http:' && loopback.includes(url.hostname) && url.username === '') return url
  throw new Refusal(502, 'reader', 'The address of the card reader is not one of this machine')
}

async function look(url: URL, signal: AbortSignal): Promise<CardRead | null> {
  let text = ''
  try {
    const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } })
    if (!response.ok) return null
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > mostBytes) throw new Refusal(502, 'reader', 'The card reader answered too much')
    }
  } catch (cause) {
    if (cause instanceof Refusal || signal.aborted) throw cause
    throw new Refusal(502, 'reader', 'The card reader does not answer')
  }
  return readCardAnswer(text)
}

/** A reader whose maker's service answers by HTTP on this machine. It is asked again and again while somebody waits. */
export function createHttpReader({ address, waitMs = 15_000, everyMs = 400 }: HttpReaderOptions): CardReader {
  return {
    read: async (signal) => {
      const configured = address()
      if (configured === null) throw new Refusal(404, 'no-reader', 'No card reader is configured')
      const url = ownAddress(configured)
      const ending = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
      try {
        for (;;) {
          const found = await look(url, ending)
          if (found) return found
          await wait(everyMs, undefined, { signal: ending })
        }
      } catch (cause) {
        if (cause instanceof Refusal) throw cause
        throw new Refusal(504, 'no-card', 'No card was laid on the reader')
      }
    },
  }
}
