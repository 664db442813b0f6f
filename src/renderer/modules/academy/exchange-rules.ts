import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { stands } from './attendance-rules'
import { type ExchangeBody, exchangeBodySchema, exchangeFileSchema } from './exchange-schema'
import type { Attendance, CarriedHours, Certificate, Learner, Session } from './schema'

type KeyOf = (...parts: string[]) => string

/** The id hours have once they are carried: it follows from the mark, so that they come home under it, too. */
export const carriedId = (keyOf: KeyOf, attendanceId: string): string => `carried-${keyOf('carried', attendanceId)}`

export type Packed = {
  center: string
  centerCode: string
  at: string
  learners: readonly Learner[]
  marks: readonly Attendance[]
  carried: readonly CarriedHours[]
  certificates: readonly Certificate[]
  sessions: ReadonlyMap<string, Pick<Session, 'title'>>
  mentors: ExchangeBody['mentors']
}

const said = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

/** What leaves for these learners. A mark that was taken back goes along with no hours, so that the other center hears of it. */
export function packExchange(keyOf: KeyOf, packed: Packed): ExchangeBody {
  const { center, centerCode, at, learners, sessions, mentors } = packed
  const own = new Set(learners.map(({ id }) => id))
  const asOf = dayOf(Date.parse(at))
  const here = packed.marks
    .filter(({ learnerId }) => own.has(learnerId))
    .map((mark) => ({
      id: carriedId(keyOf, mark.id),
      learnerId: mark.learnerId,
      title: sessions.get(mark.sessionId)?.title || center,
      day: mark.day,
      creditHours: stands(mark) ? (mark.creditHours ?? 0) : 0,
      organisation: center,
      asOf,
    }))
  const brought = packed.carried
    .filter(({ learnerId }) => own.has(learnerId))
    .map(({ id, learnerId, title, day, creditHours, organisation, issuedOn }) => ({
      id,
      learnerId,
      title,
      day,
      creditHours,
      organisation,
      asOf: issuedOn ?? asOf,
    }))
  return {
    center,
    centerCode,
    at,
    learners: learners.map(({ id, name, phone, organisation }) => said({ id, name, phone, organisation })),
    hours: [...here, ...brought],
    certificates: packed.certificates
      .filter(({ learnerId }) => own.has(learnerId))
      .map(({ id, learnerId, year, creditHours, certificateNo, issuedOn, organisation, void: revoked, reason }) =>
        said({ id, learnerId, year, creditHours, certificateNo, issuedOn, organisation, void: revoked, reason }),
      ),
    mentors,
  }
}

const sealOf = (keyOf: KeyOf, body: string): string => keyOf('academy-exchange', body)

export function writeExchange(keyOf: KeyOf, content: ExchangeBody): string {
  const body = JSON.stringify(content)
  return JSON.stringify({ format: 'yizhan-academy-exchange', version: 1, seal: sealOf(keyOf, body), body })
}

export type ExchangeRefusal = { code: 'not-exchange' | 'other-city' }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON at all: whoever chose the file is told that it is another one.
    return null
  }
}

/** A file as it was chosen → what it says. Refused where it is no such file, was changed, or comes from another city. */
export function readExchange(keyOf: KeyOf, text: string): Result<ExchangeBody, ExchangeRefusal> {
  const file = exchangeFileSchema.safeParse(parsed(text))
  if (!file.success) return refused({ code: 'not-exchange' })
  if (file.data.seal !== sealOf(keyOf, file.data.body)) return refused({ code: 'other-city' })
  const body = exchangeBodySchema.safeParse(parsed(file.data.body))
  return body.success ? done(body.data) : refused({ code: 'not-exchange' })
}
