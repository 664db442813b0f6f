import { cityCatalogueSchema } from '../../../../shared/city'
import { done, type Result, refused } from '../../../lib/result'
import type { CatalogueFile } from './file-protocol'
import { readJsonCatalogue } from './read-json'

/** What the city publishes at the center, as a file would bring it; refused where the center is away or nothing is published. */
export async function readCity(versionOf: (edition: number) => string): Promise<Result<CatalogueFile, 'away' | 'unpublished'>> {
  const response = await fetch('/station/city-catalogue').catch(() => null)
  if (!response?.ok) return refused('away')
  const { edition, entries } = cityCatalogueSchema.parse(await response.json())
  const read = readJsonCatalogue(JSON.stringify({ entries }))
  return read ? done({ sheets: read.sheets, version: versionOf(edition) }) : refused('unpublished')
}
