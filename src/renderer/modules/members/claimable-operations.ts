import type { Context, Patch } from '../../data/context'
import { randomId } from '../../lib/id'
import { done, type Result, refused } from '../../lib/result'
import { claimsOfTarget } from './claim-operations'
import { type Claimable, claimableKinds, standingOf } from './claim-rules'
import {
  type ClaimableInput,
  type ClaimableRefusal,
  claimableId,
  refuseClaimable,
  tidyClaimable,
  tidyWisher,
  type Wisher,
  wisherId,
} from './claimable-rules'

async function claimableOf(context: Context, id: string): Promise<Claimable | null> {
  const found = (await context.data.catalogue.findOne(id).exec())?.toMutableJSON()
  return found && claimableKinds.some((kind) => kind === found.kind) ? (found as Claimable) : null
}

/** The fields of its kind and none of another's: what the catalogue holds is read at kiosks. */
function fieldsOf(input: ClaimableInput): Patch<'catalogue'> & { title: string } {
  const { kind, title, body, place, category, startsOn, endsOn } = input
  const fields = { title, body, quota: input.quota ?? undefined }
  if (kind === 'wish') return { ...fields, category }
  return kind === 'post' ? { ...fields, place } : { ...fields, place, startsOn, endsOn }
}

/** Whose wish it is, beside it in the collection no kiosk reads. Nothing typed leaves nothing behind. */
async function keepWisher(context: Context, wishId: string, wisher: Wisher): Promise<void> {
  const id = wisherId(context.keyOf, wishId)
  const known = await context.data.members.findOne(id).exec()
  const isEmpty = !wisher.name && !wisher.phone && !wisher.room
  const { name, phone, room } = wisher
  // The receipt of a wish handed in at a kiosk is kept: what becomes of the wish is told under its number.
  if (known)
    await (isEmpty && !known.receiptNo ? context.erase('members', id) : context.change('members', id, { name, phone, room }))
  else if (!isEmpty) await context.write('members', { id, kind: 'wisher', targetId: wishId, name, phone, room })
}

type Typed = { claimable: ClaimableInput; wisher?: Wisher }

/** A new post, wish or project, open at once. */
export async function publish(context: Context, input: Typed): Promise<Result<Claimable, ClaimableRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const claimable = tidyClaimable(input.claimable)
  const wisher = tidyWisher(input.wisher ?? {})
  const refusal = refuseClaimable(claimable, wisher, 0)
  if (refusal) return refused(refusal)
  const { kind, title } = claimable
  const id = claimableId(context.keyOf, { kind, title, centerCode: context.centerCode, chance: randomId() })
  if (await claimableOf(context, id)) return refused({ code: 'exists' })
  // A project begins at a stage; from then on its steps say how far it is (collection requests).
  const begun = kind === 'coProject' ? { stage: claimable.stage ?? ('plan' as const) } : {}
  const record = await context.write('catalogue', { id, kind, open: true, ...fieldsOf(claimable), ...begun })
  if (kind === 'wish') await keepWisher(context, id, wisher)
  return done(record as Claimable)
}

/** Corrects a post, a wish or a project; nobody who has a place loses it by this. */
export async function revise(context: Context, input: Typed & { id: string }): Promise<Result<Claimable, ClaimableRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const known = await claimableOf(context, input.id)
  if (!known) return refused({ code: 'gone' })
  const claimable = tidyClaimable({ ...input.claimable, kind: known.kind })
  const wisher = tidyWisher(input.wisher ?? {})
  const held = standingOf(await claimsOfTarget(context, input.id), known.quota).standing.length
  const refusal = refuseClaimable(claimable, wisher, held)
  if (refusal) return refused(refusal)
  const record = await context.change('catalogue', input.id, fieldsOf(claimable))
  if (known.kind === 'wish') await keepWisher(context, input.id, wisher)
  return done(record as Claimable)
}

/** Closed, it takes no more claims and leaves the kiosks; who has claimed stays. */
export async function setOpen(
  context: Context,
  input: { id: string; open: boolean },
): Promise<Result<Claimable, { code: 'not-allowed' } | { code: 'gone' }>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  if (!(await claimableOf(context, input.id))) return refused({ code: 'gone' })
  return done((await context.change('catalogue', input.id, { open: input.open })) as Claimable)
}
