import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { databaseNameOf, lossOf, probe, probeCollection } from './probe'

async function make(factory: IDBFactory, name: string, rows: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const asked = factory.open(name, 10)
    asked.onupgradeneeded = () => asked.result.createObjectStore('docs', { keyPath: 'id' })
    asked.onsuccess = () => resolve(asked.result as never)
  })
  const transaction = database.transaction('docs', 'readwrite')
  for (let id = 0; id < rows; id += 1) transaction.objectStore('docs').add({ id })
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}

/** A browser that says what Chromium says when it had to throw broken files away. */
function wiping(factory: IDBFactory): IDBFactory {
  const open = factory.open.bind(factory)
  factory.open = (name: string, version?: number) => {
    const asked = open(name, version)
    const dispatch = asked.dispatchEvent.bind(asked)
    asked.dispatchEvent = (event) => {
      if (event.type === 'upgradeneeded') Object.assign(event, { dataLoss: 'total' })
      return dispatch(event)
    }
    return asked
  }
  return factory
}

test('a database is counted as it lies, and none is made where there is none', async () => {
  const factory = new IDBFactory()
  await make(factory, 'people', 7)
  expect(await probe('people', factory)).toEqual({ count: 7, wasWiped: false })
  expect(await probe('nobody', factory)).toEqual({ count: null, wasWiped: false })
  expect((await factory.databases()).map(({ name }) => name)).toEqual(['people'])
})

test('records that an update of the app has not migrated yet are there', async () => {
  const factory = new IDBFactory()
  const look = (name: string) => probe(name, factory)
  await make(factory, databaseNameOf('vault', 'residents', 0), 7)
  expect(await probeCollection('vault', 'residents', 2, look)).toEqual({ count: 7, wasWiped: false })
  await make(factory, databaseNameOf('vault', 'residents', 2), 5)
  expect(await probeCollection('vault', 'residents', 2, look)).toEqual({ count: 5, wasWiped: false })
  expect(await factory.databases()).toHaveLength(2)
})

test('files the browser threw away are told', async () => {
  expect(await probe('people', wiping(new IDBFactory()))).toEqual({ count: null, wasWiped: true })
})

const found = (count: number | null, wasWiped = false) => ({ residents: { count, wasWiped } })

test.each([
  ['as many as before', found(100), { residents: 100 }, false],
  ['nine tenths of before', found(90), { residents: 100 }, false],
  ['fewer than nine tenths', found(89), { residents: 100 }, true],
  ['none of a few', found(null), { residents: 1 }, true],
  ['none, and there never was one', found(null), { residents: 0 }, false],
  ['none, and nobody ever counted', found(null), null, false],
  ['none of a collection that is new', found(null), {}, false],
  ['none, and nobody counted, but files were thrown away', found(null, true), null, true],
])('%s', (_, now, before, isLost) => {
  expect(lossOf(now, before) !== null).toBe(isLost)
})
