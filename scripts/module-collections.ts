import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type KnownCollections = { collections: string[]; fields: Record<string, string[]>; kioskCollections: string[] }

/** `catalogue: { schema: catalogueSchema, audience: 'kiosk' }` */
const forKiosks = /(\w+): \{[^{}]*audience: 'kiosk'/g

type Schemas = Record<string, { properties?: Record<string, unknown> }>

const folder = new URL('../src/renderer/modules/', import.meta.url)

/**
 * The collections of the app and their fields, read from the modules' schema.ts alone: their index.ts brings screens and
 * styles that Node cannot load. A collection is what a schema.ts declares (`interface Collections { residents: Resident }`).
 * Which of them kiosks read stands in index.ts and is taken from its text.
 */
export async function moduleCollections(): Promise<KnownCollections> {
  const fields: Record<string, string[]> = {}
  const kioskCollections: string[] = []
  for (const name of readdirSync(fileURLToPath(folder)).sort()) {
    const url = new URL(`${name}/schema.ts`, folder)
    const text = readOr(url, '')
    for (const [, collection = ''] of readOr(new URL(`${name}/index.ts`, folder), '').matchAll(forKiosks))
      kioskCollections.push(collection)
    const declared = /interface Collections \{([^}]*)\}/.exec(text)?.[1] ?? ''
    const schemas = declared === '' ? {} : ((await import(url.href)) as Schemas)
    for (const [, collection = '', type = ''] of declared.matchAll(/(\w+): (\w+)/g)) {
      const schema = new RegExp(`type ${type} = RecordOf<typeof (\\w+)>`).exec(text)?.[1] ?? ''
      const properties = schemas[schema]?.properties
      if (!properties) throw new Error(`${name}/schema.ts declares ${collection} but shows no schema for ${type}`)
      fields[collection] = Object.keys(properties).sort()
    }
  }
  return { collections: Object.keys(fields).sort(), fields, kioskCollections: kioskCollections.sort() }
}

function readOr(url: URL, otherwise: string): string {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    // index.ts and module.ts lie beside the modules; a module without records has no schema.ts.
    return otherwise
  }
}
