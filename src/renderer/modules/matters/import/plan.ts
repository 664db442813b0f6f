import { foldName } from '../../../lib/fold'
import type { Sheet } from '../../../lib/sheet/types'
import type { Matter } from '../../catalogue/schema'
import { channelsOf, isListed, isOpen, listedMatterId } from '../rules'
import { findMatterLayout, findPairs, isWordsOnly, type SaidPair } from './layout'
import { isMatter, readMatterRow } from './read-row'
import type { FaultAt, ListedMatter, MatterPlan, PlannedMatter } from './types'

const mostTags = 20

type ReadMatter = { sheet: string; row: number; fields: ListedMatter; faults: FaultAt[] }

function readSheets(sheets: readonly Sheet[]): ReadMatter[] {
  return sheets.flatMap((sheet) => {
    const layout = sheet.hidden ? null : findMatterLayout(sheet)
    if (!layout || (isWordsOnly(layout) && findPairs(sheet).length > 0)) return []
    return sheet.rows.flatMap((cells, index) =>
      index <= layout.headerRow || !isMatter(cells, layout)
        ? []
        : [{ sheet: sheet.name, row: index + 1, ...readMatterRow(cells, index + 1, layout) }],
    )
  })
}

/** Gives each pair's everyday word to the matters in whose name the other word stands; answers the words that fit none. */
function giveWords(rows: readonly ReadMatter[], pairs: readonly SaidPair[]): string[] {
  const unused: string[] = []
  for (const { said, means } of pairs) {
    const meant = rows.filter(({ fields }) => foldName(fields.title).includes(foldName(means)))
    for (const { fields } of meant) {
      const tags = fields.tags ?? []
      if (!tags.includes(said) && tags.length < mostTags) fields.tags = [...tags, said]
    }
    if (meant.length === 0) unused.push(said)
  }
  return unused
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The fields in which the file and the standing matter differ; what the file has no column for stays. */
export function differences(standing: Matter, fields: ListedMatter): (keyof ListedMatter | 'open')[] {
  const said = Object.keys(fields) as (keyof ListedMatter)[]
  const differs: (keyof ListedMatter | 'open')[] = said.filter((field) => {
    const [was, is] = [standing[field], fields[field]]
    if (isEmpty(was) && isEmpty(is)) return false
    return JSON.stringify(was) !== JSON.stringify(is)
  })
  return isOpen(standing) ? differs : [...differs, 'open']
}

const wordsOf = (code: string | undefined): string | undefined => (code === '' ? undefined : code)

/** The matter a row is about: by its code, else by its name among those of the file that stood. */
function standingFor(
  standing: ReadonlyMap<string, Matter>,
  byName: ReadonlyMap<string, Matter>,
  id: string,
  fields: ListedMatter,
) {
  const same = standing.get(id)
  if (same) return same
  const named = byName.get(foldName(fields.title))
  // Two codes are two matters, whatever they are called.
  return named && (!named.code || !wordsOf(fields.code)) ? named : undefined
}

const sayOf = ({ fields }: PlannedMatter): string => JSON.stringify(fields)

/** The dry run of the city's file: each matter is new, changes, stays, or is refused with its cell; what the file lacks is to be closed. */
export function planMatters(
  sheets: readonly Sheet[],
  standing: readonly Matter[],
  { keyOf }: { keyOf: (...parts: string[]) => string },
): MatterPlan {
  const rows = readSheets(sheets)
  const unused = giveWords(rows, sheets.flatMap(findPairs))
  const listed = standing.filter(isListed)
  const byId = new Map(listed.map((matter) => [matter.id, matter]))
  const byName = new Map(listed.map((matter) => [foldName(matter.title), matter]))
  const first = new Map<string, PlannedMatter>()
  const planned = rows.map(({ sheet, row, fields, faults }): PlannedMatter => {
    const wanted = listedMatterId(keyOf, { title: fields.title, code: wordsOf(fields.code) })
    const known = standingFor(byId, byName, wanted, fields)
    const id = known?.id ?? wanted
    const differs = known ? differences(known, fields) : []
    const one: PlannedMatter = { sheet, row, id, fields, differs, faults: [...faults], verdict: 'new' }
    const before = fields.title === '' ? undefined : first.get(id)
    if (before && sayOf(before) !== sayOf(one)) one.faults.push({ code: 'repeated', cell: '', column: '' })
    if (one.faults.length > 0) one.verdict = 'wrong'
    else if (before || (known && differs.length === 0)) one.verdict = 'same'
    else if (known) one.verdict = 'changed'
    if (!before && fields.title !== '') first.set(id, one)
    return one
  })
  const counts: MatterPlan['counts'] = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { verdict } of planned) counts[verdict] += 1
  const gone = listed.filter((matter) => isOpen(matter) && !first.has(matter.id)).map(({ id, title }) => ({ id, title }))
  const channels = { hall: 0, community: 0, kiosk: 0 }
  for (const { fields, verdict } of first.values())
    if (verdict !== 'wrong') for (const channel of channelsOf({ channels: fields.channels ?? [] })) channels[channel] += 1
  return { rows: planned, counts, gone, channels, unused }
}
