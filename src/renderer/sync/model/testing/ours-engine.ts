import { putBack } from '../../../app/store/put-back'
import { createContext } from '../../../data/create-context'
import { openStore } from '../../../data/open'
import { createOutbox } from '../../../data/outbox'
import { createVault, type Vault } from '../../../data/vault'
import { importKey } from '../../../lib/seal'
import type { Fetch } from '../../ask'
import { conflictHandler } from '../../merge'
import { startSync } from '../../start'
import type { Engine, Machine, Running } from './engine'
import { collection, type ModelRecord, modelSchema } from './model-record'

let runs = 0

/** The host of a terminal: the line to the center, its word on the reach, its bell. */
const hostOf =
  ({ link }: Machine): Fetch =>
  (path, init) => {
    const { pathname, search } = new URL(path, 'http://host')
    const [, , what = '', rest = ''] = pathname.split('/')
    if (what === 'probe') return link.probe(init.signal)
    if (what === 'bell') return link.bell(init.signal)
    if (what === 'heartbeat') return link.heartbeat(init.signal)
    return link.request(`${rest === '_epoch' ? '_design/epoch' : rest}${search}`, init)
  }

/** What the start of the store's worker does (app/store): the journal's pending is put back; after a loss all is read anew. */
async function putBackPending({ journal, disk }: Machine, vault: Vault): Promise<void> {
  const pending = journal.pending()
  if (pending.length > 0) await putBack({ vault, migrations: {} }, pending)
  if (!disk.takeWiped()) return
  for (const name of vault.collections) {
    await vault.notes.remove(`sync-place-${name}`)
    await vault.notes.remove(`sync-push-${name}`)
  }
}

type Verbs = {
  change: (name: string, id: string, patch: object) => Promise<unknown>
  writeMany: (name: string, drafts: object[]) => Promise<string[]>
  erase: (name: string, id: string) => Promise<void>
}

async function startStation(machine: Machine) {
  const { index, disk, clock, dice, journal, sealed, time } = machine
  runs += 1
  const name = `model${runs}`
  const key = sealed ? await importKey(new Uint8Array(32).fill(index + 1)) : null
  const definitions = { [collection]: modelSchema }
  const vault = createVault({ name, storage: disk.storage(), key, journal, definitions, outbox: createOutbox() })
  await putBackPending(machine, vault)
  const store = await openStore({
    name,
    storage: { vault },
    collections: { [collection]: { schema: modelSchema } },
    conflictHandler: conflictHandler as never,
  })
  const context = createContext({
    store,
    station: { deviceId: `device0${index}`, centerCode: '420106012003', citySalt: 'a salt for tests only' },
    actor: { id: `worker-${index}`, name: '周敏' },
    may: () => true,
    clock,
  }) as unknown as Verbs
  // As app/start does: a store that was lost goes on from the journal's newest stamp.
  store.stamps.goOnFrom(journal.newestStamp())
  const sync = startSync({
    collections: [
      {
        name: collection,
        instance: await vault.instance(collection),
        faultOf: vault.faultOf(collection),
        outbox: vault.outbox.of(collection),
      },
    ],
    notes: vault.notes,
    fetch: hostOf(machine),
    clock,
    random: dice.random,
    timers: time.timers,
    witness: { stamp: store.stamps.witness, acknowledged: journal.acknowledged, seen: () => undefined },
  })
  const { link, badgeChanged } = machine
  sync.subscribe(() => {
    // Nobody sees the badge of a dead program.
    if (!link.isCut()) badgeChanged(sync.status())
  })
  return { vault, store, context, sync }
}

/** The parts of the product, put together as its worker does, on a killable disk with a journal beside it. */
export const oursEngine: Engine = {
  name: 'ours',
  async start(machine): Promise<Running> {
    const { vault, store, context, sync } = await startStation(machine)
    const records = store.database.collections[collection]
    if (!records) throw new Error('the collection was not opened')
    return {
      write: async (id, field, value) => void (await context.change(collection, id, { [field]: value })),
      create: async (ids, field, values) => {
        await context.writeMany(
          collection,
          ids.map((id, at) => ({ id, [field]: values[at] })),
        )
      },
      erase: (id) => context.erase(collection, id),
      living: async () => (await records.find().exec()).map((found) => found.toJSON() as ModelRecord),
      badge: () => sync.status(),
      sync: () => sync.syncNow(),
      choose: async () => {
        if (sync.status().pause?.why === 'epoch') await sync.chooseAfterEpoch('push-all')
      },
      async stop() {
        await sync.stop()
        await store.close()
        await vault.close()
      },
      bury: () => void records.close().catch(() => undefined),
    }
  },
}
