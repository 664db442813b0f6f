import Dexie from 'dexie'

/** Whether the roster's index has kept itself for the next start; it does so a while after the last change. */
export async function isIndexKept(): Promise<boolean> {
  const names = await Dexie.getDatabaseNames()
  const name = names.find((each) => each.endsWith('-roster-index'))
  if (!name) return false
  const database = await new Dexie(name).open()
  const kept = await database.table('index').count()
  database.close()
  return kept > 0
}
