import type { Context, Draft } from '../../data/context'

type Card = Draft<'catalogue'>

/** The cards of one kind that should stand in the catalogue, by id; `ids` names those that are looked at (absent: all of the kind). */
export type Wanted = {
  kind: 'memberCard' | 'unitCard'
  wanted: ReadonlyMap<string, Card>
  fields: readonly (keyof Card)[]
  ids?: readonly string[]
}

/** Adds, changes and erases cards until they are those that should be. What stands already is not written again. */
export async function keepInStep(context: Context, { kind, wanted, fields, ids }: Wanted): Promise<void> {
  const standing = ids
    ? [...(await context.data.catalogue.findByIds([...ids]).exec()).values()]
    : await context.data.catalogue.find({ selector: { kind } }).exec()
  const there = new Set(standing.map(({ id }) => id))
  await context.eraseMany(
    'catalogue',
    [...there].filter((id) => !wanted.has(id)),
    () => true,
  )
  await context.writeMany(
    'catalogue',
    [...wanted.values()].filter(({ id }) => !there.has(id)),
  )
  const differs = standing.filter((card) => {
    const want = wanted.get(card.id)
    return want && fields.some((field) => JSON.stringify(want[field]) !== JSON.stringify(card[field]))
  })
  await context.changeMany(
    'catalogue',
    differs.map(({ id }) => id),
    ({ id }) => {
      const want = wanted.get(id)
      return want ? Object.fromEntries(fields.map((field) => [field, want[field]])) : null
    },
  )
}
