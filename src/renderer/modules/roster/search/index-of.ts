import type { RxDatabase } from 'rxdb'
import type { Data } from '../../../data/collections'
import { openRosterIndex } from './roster-index'
import type { RosterIndex } from './types'
import { startWorker } from './worker-port'

/** One index for each open store; it goes with the store. */
const indexes = new WeakMap<RxDatabase, RosterIndex>()

/** The index of a store: the one that was warmed, or, where nothing is sealed, one that is opened now. */
export function rosterIndexOf(data: Pick<Data, 'residents' | 'places'>, key: CryptoKey | null = null): RosterIndex {
  const { database } = data.residents
  const known = indexes.get(database)
  if (known) return known
  const index = openRosterIndex(database.name, data, startWorker(), key)
  indexes.set(database, index)
  database.onClose.push(() => {
    indexes.delete(database)
    index.close()
  })
  return index
}
