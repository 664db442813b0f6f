import { keyOf } from '../lib/id'
import { instantOf } from '../lib/time'
import type { Context } from './context'

export type AccessDeed = 'export' | 'print'

/** What left the program: who let it out, how many people it is about, what for, and who looked over their shoulder. */
export type AccessEntry = {
  /** From 1, without a gap. */
  number: number
  /** ISO instant */
  at: string
  by: string
  deed: AccessDeed
  /** 季度汇总表: the kind of list, never whose. */
  what: string
  people: number
  purpose: string
  /** Whoever agreed to more than fifty people; their name as `by`. */
  second?: string
  /** The seal of the entry before, and its own over everything above: 130 bits of SHA-256. */
  before: string
  seal: string
}

type Head = { number: number; seal: string }

const headKey = 'access-head'
const keyAt = (number: number) => `access-${number}`
const first: Head = { number: 0, seal: '' }

const sealOf = ({ number, at, by, deed, what, people, purpose, second = '', before }: Omit<AccessEntry, 'seal'>): string =>
  keyOf('access', before, String(number), at, by, deed, what, String(people), purpose, second)

let last: Promise<unknown> = Promise.resolve()

async function append(context: Context, wish: AccessWish): Promise<AccessEntry> {
  const head = (await context.local.read<Head>(headKey)) ?? first
  const body = { ...wish, number: head.number + 1, at: instantOf(context.clock()), by: context.actor.name, before: head.seal }
  const entry: AccessEntry = { ...body, seal: sealOf(body) }
  await context.local.write(keyAt(entry.number), entry)
  await context.local.write(headKey, { number: entry.number, seal: entry.seal } satisfies Head)
  return entry
}

export type AccessWish = Pick<AccessEntry, 'deed' | 'what' | 'people' | 'purpose' | 'second'>

/**
 * Adds a line to this computer's access log (SECURITY.md, privacy). It is written before anything leaves: where this throws,
 * nothing may. One at a time, so that each knows the one before.
 */
export function logAccess(context: Context, wish: AccessWish): Promise<AccessEntry> {
  const mine = last.then(() => append(context, wish))
  last = mine.catch(() => undefined)
  return mine
}

/** `brokenAt`: the first number whose line is gone or was changed; null where the chain holds. */
export type AccessLog = { entries: AccessEntry[]; brokenAt: number | null }

/** Everything that was logged on this computer, oldest first, and whether the chain holds. */
export async function readAccessLog({ local }: Pick<Context, 'local'>): Promise<AccessLog> {
  const head = (await local.read<Head>(headKey)) ?? first
  const numbers = Array.from({ length: head.number }, (_, index) => index + 1)
  const found = await Promise.all(numbers.map((number) => local.read<AccessEntry>(keyAt(number))))
  let before = ''
  let brokenAt: number | null = null
  found.forEach((entry, index) => {
    const holds = entry !== null && entry.number === index + 1 && entry.before === before && entry.seal === sealOf(entry)
    if (!holds) brokenAt ??= index + 1
    before = entry?.seal ?? ''
  })
  if (before !== head.seal) brokenAt ??= head.number
  return { entries: found.filter((entry) => entry !== null), brokenAt }
}
