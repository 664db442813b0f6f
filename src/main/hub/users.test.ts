import type { PouchDatabase } from 'pouchdb-core'
import { expect, test } from 'vitest'
import { createUsers } from './users'

const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

/** The users of a hub, and how often they were read. */
async function usersWith(name: string, password: string) {
  const seen = { reads: 0 }
  let doc: Record<string, unknown> = {}
  const database = {
    allDocs: async ({ keys }: { keys: string[] }) => {
      seen.reads += 1
      return { rows: [keys[0] === `org.couchdb.user:${name}` ? { doc } : { error: 'not_found' }] }
    },
  } as unknown as PouchDatabase
  const users = createUsers({ name: 'admin', password: 'secret' }, database)
  doc = await users.seal({ name, password, roles: ['desk'] })
  return { users, seen }
}

test('a terminal that asks for all its collections at once is looked at once', async () => {
  const { users, seen } = await usersWith('t1', 'right')
  const answers = await Promise.all(Array.from({ length: 26 }, () => users.whoIs(basic('t1', 'right'))))
  expect(new Set(answers.map((user) => user?.name))).toEqual(new Set(['t1']))
  await users.whoIs(basic('t1', 'right'))
  expect(seen.reads).toBe(1)
})

test('a wrong password is looked at every time, and one that was taken back no more trusted', async () => {
  const { users, seen } = await usersWith('t1', 'right')
  expect([await users.whoIs(basic('t1', 'wrong')), await users.whoIs(basic('t1', 'wrong'))]).toEqual([null, null])
  expect(await users.whoIs(basic('t2', 'right'))).toBeNull()
  expect(seen.reads).toBe(3)
  await users.whoIs(basic('t1', 'right'))
  users.forget()
  await users.whoIs(basic('t1', 'right'))
  expect(seen.reads).toBe(5)
})

test('without a header, and with one that says nothing, it is nobody', async () => {
  const { users } = await usersWith('t1', 'right')
  expect([await users.whoIs(undefined), await users.whoIs('Bearer abc'), await users.whoIs(basic('', 'x'))]).toEqual([
    null,
    null,
    null,
  ])
  expect(await users.whoIs(basic('admin', 'secret'))).toEqual({ name: 'admin', roles: ['_admin'] })
})
