import { z } from 'zod'
import type { Cell, Sheet } from '../../../lib/sheet/types'

const value = z.union([z.string().max(20_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(2_000)).max(200)])
const entry = z.record(z.string().max(40), value)
const entries = z.array(entry).min(1).max(5_000)
/** A list of matters, or what `npm run center -- publish` takes; `words` are everyday words and the words they mean. */
const catalogue = z.union([
  entries.transform((list) => ({ entries: list })),
  z.looseObject({
    entries,
    version: z.union([z.string(), z.number()]).optional(),
    words: z.record(z.string(), z.string()).optional(),
  }),
])
type Catalogue = {
  entries: Record<string, z.infer<typeof value>>[]
  version?: string | number | undefined
  words?: Record<string, string> | undefined
}

const cellOf = (given: z.infer<typeof value> | undefined): Cell => {
  if (Array.isArray(given)) return given.join('\n')
  return given === undefined ? null : given
}

const sheet = (name: string, rows: Cell[][]): Sheet => ({ name, rows, merges: [], hidden: false, epoch1904: false })

/** The tables of a catalogue in JSON, as a spreadsheet would have them; null where it is none. Entries of other kinds are left out. */
export function readJsonCatalogue(text: string): { sheets: Sheet[]; version: string } | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // No JSON at all.
    return null
  }
  const read = catalogue.safeParse(parsed)
  if (!read.success) return null
  const { entries: all, version, words } = read.data as Catalogue
  const matters = all.filter(({ kind }) => kind === undefined || kind === 'matter')
  // A record's own id is no number of the city's.
  const header = [...new Set(matters.flatMap((one) => Object.keys(one)))].filter((key) => key !== 'kind' && key !== 'id')
  const rows = matters.map((one) => header.map((key) => cellOf(one[key])))
  const pairs = Object.entries(words ?? {}).map(([said, means]): Cell[] => [said, means])
  const more = pairs.length > 0 ? [sheet('words', [['说法', '规范词'], ...pairs])] : []
  return { sheets: [sheet('json', [header, ...rows]), ...more], version: version === undefined ? '' : String(version) }
}
