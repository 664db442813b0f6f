import 'fake-indexeddb/auto'
import { defaultConflictHandler } from 'rxdb'
import { expect, it } from 'vitest'
import { createContext } from '../../../data/create-context'
import { openStore } from '../../../data/open'
import { browserStorage } from '../../../data/storage'
import { placeSchema, residentSchema } from '../schema'
import { commitImport } from './commit'
import { createImportDesk } from './import-desk'
import { readSnapshot } from './read-snapshot'
import { defaultMess, messyRoster } from './testing/messy-roster'

it('a roster committed to a real store is all the same when it is imported again, and an erased person is new', async () => {
  const name = 'import-twice'
  const store = await openStore({
    name,
    storage: browserStorage(),
    collections: { residents: { schema: residentSchema }, places: { schema: placeSchema } },
    conflictHandler: defaultConflictHandler,
  })
  const citySalt = 'a salt for tests only'
  const context = createContext({
    store,
    station: { deviceId: '7k2m9qxa', centerCode: '420106012003', citySalt },
    actor: { id: 'worker-1', name: '周敏' },
    may: () => true,
  })
  const mess = messyRoster({ ...defaultMess, households: 30 })
  const desk = createImportDesk({
    readSnapshot: ({ databaseName }) => readSnapshot(databaseName),
    citySalt: async () => citySalt,
    now: () => 0,
  })
  const plan = async () => {
    await desk.openFile(new File([mess.bytes as BlobPart], '名册.xlsx'))
    const sheets = ['花名册']
    const result = await desk.plan({ sheets, centerCode: context.centerCode, today: '2026-06-15', databaseName: name })
    if (!result.ok) throw new Error(result.refusal)
    return result.value
  }
  const good = mess.people - mess.refused.length

  const first = await plan()
  expect(first.counts.new + first.counts.doubtful).toBe(good)
  const committed = await commitImport(context, { source: desk, file: '名册.xlsx' })
  expect(committed).toMatchObject({ ok: true, value: { state: 'done', counts: { created: good, skipped: 0 } } })

  const second = await plan()
  expect([second.counts, second.drafts]).toEqual([
    { rows: mess.people, new: 0, changed: 0, doubtful: 0, same: good, wrong: mess.refused.length },
    0,
  ])

  const someone = (await desk.rows('same', 3, 1)).rows[0]?.residentId ?? ''
  await context.erase('residents', someone)
  expect((await plan()).counts.same).toBe(good - 1)
  await store.close()
})
