import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { opensWith, sealPin } from './pin'
import {
  type ChangePinRefusal,
  countTry,
  type EnrolRefusal,
  type FirstDirectorRefusal,
  lockedUntil,
  namePinyinOf,
  type RetireRefusal,
  refuseName,
  refusePin,
  refuseRetirement,
  type SignInRefusal,
  type Tries,
  tidyName,
  triesAllowed,
  workerId,
} from './rules'
import type { Role, Worker } from './schema'

const triesKey = (id: string) => `sign-in:${id}`

const workerOf = async (context: Context, id: string): Promise<Worker | null> => {
  const found = await context.data.workers.findOne(id).exec()
  return found ? found.toMutableJSON() : null
}

/** Adds a member of staff. The PIN itself is never stored. */
export async function enrolWorker(
  context: Context,
  input: { name: string; role: Role; pin: string },
): Promise<Result<Worker, EnrolRefusal>> {
  if (!context.may('workers.manage')) return refused({ code: 'not-allowed' })
  return enrol(context, input)
}

/** The first member of staff of a center, at set-up: allowed to anyone, as long as there is nobody. */
export async function enrolFirstDirector(
  context: Context,
  input: { name: string; pin: string },
): Promise<Result<Worker, FirstDirectorRefusal>> {
  const someone = await context.data.workers.findOne().exec()
  return someone ? refused({ code: 'staff-exists' }) : enrol(context, { ...input, role: 'director' })
}

async function enrol(context: Context, input: { name: string; role: Role; pin: string }) {
  const name = tidyName(input.name)
  const id = workerId(context.keyOf, context.centerCode, name)
  const refusal = refuseName(name, await workerOf(context, id)) ?? refusePin(input.pin)
  if (refusal) return refused(refusal)
  const sealed = await sealPin(input.pin)
  return done(
    await context.write('workers', { id, name, namePinyin: namePinyinOf(name), role: input.role, active: true, ...sealed }),
  )
}

/** Someone changes their own PIN by typing the old one; whoever manages staff sets a new one for anybody. */
export async function changePin(
  context: Context,
  input: { workerId: string; pin: string; oldPin?: string },
): Promise<Result<Worker, ChangePinRefusal>> {
  const worker = await workerOf(context, input.workerId)
  if (!worker) return refused({ code: 'unknown' })
  if (worker.id === context.actor.id) {
    const owner = await signIn(context, { workerId: worker.id, pin: input.oldPin ?? '' })
    if (!owner.ok) return owner
  } else if (!context.may('workers.manage')) return refused({ code: 'not-allowed' })
  const refusal = refusePin(input.pin)
  if (refusal) return refused(refusal)
  const changed = await context.change('workers', worker.id, await sealPin(input.pin))
  await context.local.remove(triesKey(worker.id))
  return done(changed)
}

/** Somebody leaves: the record stays, because what they wrote names them; they can no longer sign in. */
export async function retireWorker(context: Context, id: string): Promise<Result<Worker, RetireRefusal>> {
  if (!context.may('workers.manage')) return refused({ code: 'not-allowed' })
  const worker = await workerOf(context, id)
  if (!worker) return refused({ code: 'unknown' })
  const directors = await context.data.workers.find({ selector: { role: 'director', active: true } }).exec()
  const refusal = refuseRetirement(worker, context.actor.id, directors.length)
  return refusal ? refused(refusal) : done(await context.change('workers', id, { active: false }))
}

/** Somebody comes back. They keep their PIN. */
export async function reinstateWorker(
  context: Context,
  id: string,
): Promise<Result<Worker, { code: 'not-allowed' } | { code: 'unknown' }>> {
  if (!context.may('workers.manage')) return refused({ code: 'not-allowed' })
  if (!(await workerOf(context, id))) return refused({ code: 'unknown' })
  return done(await context.change('workers', id, { active: true }))
}

type Attempt = { workerId: string; pin: string }

async function attempt(context: Context, { workerId: id, pin }: Attempt): Promise<Result<Worker, SignInRefusal>> {
  const worker = await workerOf(context, id)
  if (!worker) return refused({ code: 'unknown' })
  if (!worker.active) return refused({ code: 'retired' })
  const now = context.clock()
  const before = await context.local.read<Tries>(triesKey(id))
  const until = lockedUntil(before, now)
  if (until !== null) return refused({ code: 'locked', until })
  // Counted before it is compared: whoever pulls the plug in between has had the try.
  const tries = countTry(before, now)
  await context.local.write(triesKey(id), tries)
  if (await opensWith(worker, pin)) {
    await context.local.remove(triesKey(id))
    return done(worker)
  }
  if (tries.until !== null) return refused({ code: 'locked', until: tries.until })
  return refused({ code: 'wrong-pin', left: triesAllowed - tries.wrong })
}

let lastAttempt: Promise<unknown> = Promise.resolve()

/** Checks a PIN without any network. One attempt at a time, or two at once would be counted as one. */
export function signIn(context: Context, input: Attempt): Promise<Result<Worker, SignInRefusal>> {
  const mine = lastAttempt.then(() => attempt(context, input))
  lastAttempt = mine.catch(() => undefined)
  return mine
}

/** Until when a name is locked on this device, milliseconds since 1970, or null: asked when the name is chosen. */
export const lockOf = async (context: Context, id: string): Promise<number | null> =>
  lockedUntil(await context.local.read<Tries>(triesKey(id)), context.clock())
