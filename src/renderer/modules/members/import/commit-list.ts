import type { Context, Draft } from '../../../data/context'
import { namePinyin, textPinyin } from '../../../lib/pinyin'
import { done, type Result, refused } from '../../../lib/result'
import { dayOf } from '../../../lib/time'
import { registrationId } from '../ids'
import { keepCards } from '../member-cards'
import { membersOf } from '../member-operations'
import { freeCode } from '../member-rules'
import type { Member } from '../schema'
import { keepUnitCards } from '../unit-cards'
import type { NotAllowed } from '../unit-operations'
import { commitPosts } from './commit-posts'
import { changesBy, noteWith } from './list-changes'
import type { ListedRow, ListPlan } from './types'

/** What a commit wrote. */
export type ListResult = {
  units: number
  members: number
  changed: number
  registrations: number
  claims: number
  /** Posts the list names for which there was no place. */
  unclaimed: number
}

const isWritten = ({ verdict }: ListedRow): boolean => verdict !== 'wrong' && verdict !== 'same'

function memberDraft(row: ListedRow, personalCode: string): Draft<'members'> {
  const { remarks, ...fields } = row.fields
  return {
    ...fields,
    id: row.memberId,
    kind: 'member',
    namePinyin: namePinyin(fields.name),
    personalCode,
    note: noteWith(undefined, remarks),
  }
}

const registrationDraft = (context: Context, row: ListedRow, today: string): Draft<'members'>[] =>
  row.registrations.map((registrationKind) => {
    const communityCode = context.centerCode
    const id = registrationId(context.keyOf, { memberId: row.memberId, registrationKind, communityCode })
    return {
      id,
      kind: 'registration',
      memberId: row.memberId,
      registrationKind,
      registrationStatus: 'active',
      communityCode,
      startsOn: today,
    }
  })

/**
 * Writes what a dry run planned: units, members, registrations, the kiosks' cards, claims, in this order, so that what was written before
 * a cut is whole and the same list again writes the rest. Rows that are refused or change nothing are passed over.
 */
export async function commitList(context: Context, plan: ListPlan): Promise<Result<ListResult, NotAllowed>> {
  if (!context.may('members.write')) return refused({ code: 'not-allowed' })
  const today = dayOf(context.clock())
  const rows = plan.rows.filter(isWritten)
  const needed = new Set(rows.map(({ fields }) => fields.unitId))
  const units = plan.units
    .filter(({ id, known }) => !known && needed.has(id))
    .map(({ id, name, members: expectedMembers }): Draft<'members'> => {
      return { id, kind: 'sendingUnit', name, namePinyin: textPinyin(name), active: true, expectedMembers }
    })
  const unitsThere = await context.writeMany('members', units)
  const named = new Map(plan.units.map(({ id, members }) => [id, members]))
  // A unit's list says whom it sends; what somebody typed stands.
  await context.changeMany('members', [...needed], ({ id, expectedMembers }) =>
    expectedMembers === undefined ? { expectedMembers: named.get(id) } : null,
  )
  const taken = new Set((await membersOf(context)).flatMap(({ personalCode }) => personalCode ?? []))
  const fresh = rows.filter(({ known }) => !known)
  const drafts = fresh.map((row) => {
    const code = freeCode(context.keyOf, row.memberId, taken)
    taken.add(code)
    return memberDraft(row, code)
  })
  const membersThere = await context.writeMany('members', drafts)
  const known = new Map(rows.filter((row) => row.known).map((row) => [row.memberId, row]))
  const changed = await context.changeMany('members', [...known.keys()], (record) => {
    const row = known.get(record.id)
    return row ? changesBy(record as Member, row.fields) : null
  })
  const registrations = rows.flatMap((row) => registrationDraft(context, row, today))
  const registered = await context.writeMany('members', registrations)
  await keepUnitCards(context, [...needed])
  await keepCards(
    context,
    rows.map(({ memberId }) => memberId),
  )
  const posts = await commitPosts(context, plan.posts)
  return done({
    units: units.length - unitsThere.length,
    members: drafts.length - membersThere.length,
    changed: changed.length,
    registrations: registrations.length - registered.length,
    ...posts,
  })
}
