import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, expect, test } from 'vitest'
import type { JournalEntry } from '../../../shared/journal'
import type { CollectionDefinition } from '../../data/collections'
import type { JournalClient } from '../../data/journal-client'
import { record } from '../../data/record'
import { openTestVault, type TestVault } from '../../data/testing/open-test-vault'
import { modules } from '../../modules'
import { migrations as known } from './migrations'
import type { Ground } from './put-back'
import { recover, replaySnapshot } from './recover'
import { copyOf } from './snapshots'

const owner = { centerCode: '420106012003', keyId: 'test' }
const first = record({ version: 0, properties: { purpose: { type: 'string', maxLength: 20 } }, required: ['purpose'] })
const second = record({
  version: 1,
  properties: { purpose: { type: 'string', maxLength: 20 }, kind: { type: 'string', maxLength: 20 } },
  required: ['purpose', 'kind'],
  indexes: [['kind']],
})
const steps = {
  1: (visit: { purpose: string }) => {
    if (visit.purpose === '不清楚') throw new Error('no kind for it')
    return visit.purpose === '作废' ? null : { ...visit, kind: visit.purpose === '探访' ? 'homeVisit' : 'other' }
  },
}

let opened: TestVault[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  opened = []
})

let named = 0
async function open(collections: Record<string, CollectionDefinition>) {
  named += 1
  const one = await openTestVault({ name: `vault-steps-${named}`, storage: getRxStorageMemory() as never, collections })
  opened.push(one)
  return one
}
const openFirst = () => open({ visits: { schema: first } })
const openSecond = async () => {
  const one = await open({ visits: { schema: second, migrations: steps } })
  return { ...one, ground: { vault: one.vault, migrations: { visits: steps } } satisfies Ground }
}

const write = ({ context }: TestVault, purposes: Record<string, string>) =>
  context.writeMany('visits' as never, Object.entries(purposes).map(([id, purpose]) => ({ id, purpose })) as never)
const visitsIn = async ({ store }: Pick<TestVault, 'store'>) =>
  Object.fromEntries(
    ((await store.database.collections.visits?.find().exec()) ?? []).map((visit) => [visit.primary, visit.toJSON().kind]),
  )

/** A host that keeps one snapshot and a journal. */
function hostOf(snapshot: Blob, pending: JournalEntry[]) {
  return {
    snapshots: async () => [{ name: 'one', at: '2026-11-23T01:00:00.000Z', records: 1, bytes: 1 }],
    readSnapshot: async () => snapshot.stream(),
    pending: async function* () {
      yield* pending
    },
  } as unknown as JournalClient
}
const unheard = () => undefined
const never = new AbortController().signal

test('what is put back from a snapshot and a journal of an older build is brought up to the schema of this one', async () => {
  const old = await openFirst()
  await write(old, { v1: '探访', v2: '登记', v3: '作废', v4: '不清楚' })
  const snapshot = await copyOf(old.vault, owner, '2026-11-23T01:00:00.000Z')
  old.journal.entries.length = 0
  await write(old, { v5: '探访' })
  await old.context.erase('visits' as never, 'v2')
  const now = await openSecond()
  const recovered = await recover(now.ground, hostOf(snapshot, old.journal.entries), owner, unheard, never)
  expect(recovered).toMatchObject({
    snapshot: { rows: { written: 2, damaged: 1 } },
    journal: { written: 2, damaged: 0 },
  })
  // The erased one stays erased, the one the step gives up is not there, the one it cannot read is counted.
  expect(await visitsIn(now)).toEqual({ v1: 'homeVisit', v5: 'homeVisit' })
})

test('what was written under this schema is put back as it is, from a snapshot and from the journal', async () => {
  const one = await openSecond()
  await one.context.writeMany('visits' as never, [{ id: 'v1', purpose: '探访', kind: 'by hand' }] as never)
  const snapshot = await copyOf(one.vault, owner, '2026-11-23T01:00:00.000Z')
  await one.context.change('visits' as never, 'v1', { kind: 'by hand, again' } as never)
  const other = await openSecond()
  await replaySnapshot(other.ground, snapshot.stream(), owner, unheard, never)
  expect(await visitsIn(other)).toEqual({ v1: 'by hand' })
  const last = await openSecond()
  await recover(last.ground, hostOf(snapshot, one.journal.entries), owner, unheard, never)
  expect(await visitsIn(last)).toEqual({ v1: 'by hand, again' })
})

test('the worker knows every step the modules name', () => {
  const named = modules
    .flatMap(({ collections }) => Object.entries(collections))
    .filter(([, { schema }]) => schema.json.version > 0)
  for (const [name, { schema, migrations = {} }] of named)
    for (let version = 1; version <= schema.json.version; version += 1) {
      expect(migrations[version], `${name} ${version}`).toBeTypeOf('function')
      expect(known[name]?.[version], `${name} ${version} in its migrations.ts`).toBe(migrations[version])
    }
  expect(Object.keys(known)).toEqual(named.map(([name]) => name).filter((name) => known[name]))
})
