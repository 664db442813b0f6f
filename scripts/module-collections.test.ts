import { expect, test } from 'vitest'
import { modules } from '../src/renderer/modules'
import { moduleCollections } from './module-collections'

test('the command that provisions centers knows the same collections, fields and readers as the app', async () => {
  const definitions = Object.assign(
    {},
    ...modules.map(({ collections }) => collections),
  ) as (typeof modules)[number]['collections']
  const fields = Object.fromEntries(
    Object.entries(definitions).map(([name, { schema }]) => [name, Object.keys(schema.properties).sort()]),
  )
  const kioskCollections = Object.keys(definitions).filter((name) => definitions[name]?.audience === 'kiosk')
  expect(kioskCollections).toEqual(['catalogue'])
  expect(await moduleCollections()).toEqual({ collections: Object.keys(fields).sort(), fields, kioskCollections })
})
