import type { MigrationStrategies } from 'rxdb'
import type { Migrations } from './up-to'

/** What a module's migrations.ts shows: by collection, the steps its definition in index.ts names, too. */
type Shown = { migrations: Record<string, MigrationStrategies> }

// The index of a module brings its screens; the worker must not load them.
const found = import.meta.glob<Shown>('../../modules/*/migrations.ts', { eager: true })

/** The migrations of every module, for the worker, which puts recovered records back. */
export const migrations: Migrations = Object.assign({}, ...Object.values(found).map((shown) => shown.migrations))
