import type { MigrationStrategies } from 'rxdb'
import type { Document } from '../../data/sealed-record'
import { versionOf } from '../../data/sealed-row'

/** By collection. */
export type Migrations = Readonly<Record<string, MigrationStrategies>>

/**
 * A recovered record brought up to a version of its schema, step by step as RxDB does it; null where a step gives the record
 * up. A tombstone holds nothing to be changed. Steps are asked without a collection: recovery comes before the database.
 * Throws where a step fails or is missing.
 */
export async function upTo(version: number, strategies: MigrationStrategies, record: Document): Promise<Document | null> {
  if (record._deleted) return record
  let current: Document | null = record
  for (let next = versionOf(record) + 1; current && next <= version; next += 1) {
    const step = strategies[next]
    if (!step) throw new Error(`a recovered record cannot be brought to version ${next}: nobody says how`)
    current = await step(current, undefined as never)
  }
  return current
}
