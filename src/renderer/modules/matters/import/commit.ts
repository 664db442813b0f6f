import type { Context, Draft, Patch } from '../../../data/context'
import { textPinyin } from '../../../lib/pinyin'
import { done, type Result, refused } from '../../../lib/result'
import { longestVersion } from '../rules'
import type { ListedMatter, MatterPlan } from './types'

export type MatterCommit = { added: number; changed: number; closed: number; same: number }
export type CommitRefusal = { code: 'not-allowed' } | { code: 'version-missing' }

/** What is written of a listed matter: an empty cell clears its field. */
function patchOf(fields: ListedMatter, version: string): Patch<'catalogue'> {
  const said = Object.entries(fields).map(([field, value]) => [
    field,
    value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value,
  ])
  return { ...Object.fromEntries(said), titlePinyin: textPinyin(fields.title), version, open: true }
}

const filled = (patch: Patch<'catalogue'>) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Patch<'catalogue'>

/**
 * Writes what a dry run planned under the name of its edition: new matters, changed ones, the edition of those that stay; last the
 * end of those that are gone, so that a cut leaves too many rather than too few, and the same file again writes the rest. Rows that
 * are refused are passed over.
 */
export async function commitMatters(
  context: Context,
  input: { plan: MatterPlan; version: string; close: boolean },
): Promise<Result<MatterCommit, CommitRefusal>> {
  if (!context.may('catalogue.write')) return refused({ code: 'not-allowed' })
  const version = input.version.trim().slice(0, longestVersion)
  if (version === '') return refused({ code: 'version-missing' })
  const { rows, gone, counts } = input.plan
  const fresh = rows.filter(({ verdict }) => verdict === 'new')
  const drafts = fresh.map(
    ({ id, fields }) => ({ ...filled(patchOf(fields, version)), id, kind: 'matter', title: fields.title }) as Draft<'catalogue'>,
  )
  const alive = await context.writeMany('catalogue', drafts)
  const standing = new Map(
    rows
      .filter(({ id, verdict }) => verdict === 'changed' || verdict === 'same' || alive.includes(id))
      .map((row) => [row.id, row]),
  )
  await context.changeMany('catalogue', [...standing.keys()], ({ id }) => {
    const row = standing.get(id)
    return row ? patchOf(row.fields, version) : null
  })
  const closed = input.close
    ? await context.changeMany(
        'catalogue',
        gone.map(({ id }) => id),
        () => ({ open: false }),
      )
    : []
  return done({ added: drafts.length - alive.length, changed: counts.changed, closed: closed.length, same: counts.same })
}
