import { foldName } from '../../../lib/fold'
import type { ColumnReader, ColumnWriter } from './columns'
import { maskOf } from './masks'
import { createNumbered, type Numbered } from './numbered'
import type { Spot } from './person'
import { foldAddress, type Term } from './terms'

/** The addresses of all dwellings, buildings and so on as columns: a position names one in all of them. */
export type Addresses = {
  /** `百瑞苑 3-2-501` */
  readonly labels: readonly string[]
  /** `-3-2-501`, and `-3-501` after a blank: people leave the entrance out. As compared. */
  readonly seats: readonly string[]
  /** Estate and seat written together, as compared. */
  readonly wholes: readonly string[]
  /** The characters of each `whole` as bits, see masks.ts. */
  readonly masks: readonly number[]
  /** The estate's name as compared, by its number. */
  readonly estateNames: readonly string[]
  readonly estateNumbers: readonly number[]
  /** Estate, building and grid of each, as numbers of `refs`; -1 where there is none. */
  readonly estates: readonly number[]
  readonly buildings: readonly number[]
  readonly grids: readonly number[]
  readonly refs: Numbered
  /** Dwellings in the order of a walk: estate, building, entrance, room. */
  readonly ranks: readonly number[]
  /** The position of a place; -1 where it is unknown. */
  at: (placeId: string | undefined) => number
  keep: (columns: ColumnWriter) => void
}

/** How well a term fits an address: lower is better, `none` not at all. */
export const addressFits = { whole: 0, start: 1, part: 2, estate: 3, none: 255 } as const

const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/** The order in which people walk through places: 2 before 10, names by their pinyin. */
export const compareNames = (a: string, b: string): number => (a === b ? 0 : collator.compare(a, b))

type Chain = Partial<Record<Spot['kind'], Spot>>

function chainOf(spots: ReadonlyMap<string, Spot>, id: string): Chain {
  const chain: Chain = {}
  let spot = spots.get(id)
  // A ring of parents can only come from damage; eight steps are more than any real chain has.
  for (let steps = 0; spot && steps < 8; steps += 1) {
    chain[spot.kind] ??= spot
    spot = spot.parentId === undefined ? undefined : spots.get(spot.parentId)
  }
  return chain
}

/** Folding a name takes a microsecond, and a community has a few hundred different ones on twenty thousand places. */
function remember(fold: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const folded = fold(text)
    known.set(text, folded)
    return folded
  }
}

function createAddressing() {
  const foldEstate = remember(foldName)
  const foldStep = remember((name) => foldAddress(name).replace(/-$/, ''))
  return ({ estate, building, entrance, dwelling }: Chain) => {
    const steps = [building, entrance, dwelling].flatMap((spot) => (spot?.name ? [spot.name] : []))
    const short = entrance && building && dwelling ? ` -${foldStep(building.name)}-${foldStep(dwelling.name)}` : ''
    return {
      label: [estate?.name, steps.join('-')].filter((part) => part).join(' '),
      gridId: dwelling?.gridId ?? entrance?.gridId ?? building?.gridId ?? estate?.gridId,
      estate: foldEstate(estate?.name ?? ''),
      seat: `-${steps.map(foldStep).join('-')}${short}`,
    }
  }
}

/** Sorts by comparing each level's different names once instead of every pair of addresses. */
function rankChains(spots: ReadonlyMap<string, Spot>, chains: Chain[]): number[] {
  const names = new Set<string>()
  for (const spot of spots.values()) if (spot.kind !== 'household') names.add(spot.name)
  const rankOfName = new Map([...names].sort(compareNames).map((name, rank) => [name, rank]))
  const rankOf = (spot: Spot | undefined) => (spot ? (rankOfName.get(spot.name) ?? 0) + 1 : 0)
  const keys = chains.map(({ estate, building, entrance, dwelling }, position) => ({
    position,
    upper: rankOf(estate) * 1e6 + rankOf(building),
    lower: rankOf(entrance) * 1e6 + rankOf(dwelling),
  }))
  keys.sort((a, b) => a.upper - b.upper || a.lower - b.lower)
  const ranks = new Array<number>(chains.length).fill(0)
  keys.forEach(({ position }, rank) => {
    ranks[position] = rank
  })
  return ranks
}

const seated = new Set<Spot['kind']>(['estate', 'building', 'entrance', 'dwelling'])

const textColumns = ['labels', 'seats', 'wholes', 'estateNames'] as const
const numberColumns = ['masks', 'estateNumbers', 'estates', 'buildings', 'grids', 'ranks'] as const

type Columns = Pick<Addresses, (typeof textColumns)[number] | (typeof numberColumns)[number] | 'refs'>

/** `idsOf` is asked when a place is looked up: after a start from the cache nobody may ever ask. */
function addressesOf(columns: Columns, idsOf: () => readonly string[]): Addresses {
  let positions: Map<string, number> | null = null
  return {
    ...columns,
    at(placeId) {
      if (placeId === undefined) return -1
      positions ??= new Map(idsOf().map((id, position) => [id, position]))
      return positions.get(placeId) ?? -1
    },
    keep(into) {
      for (const name of textColumns) into.texts(`address ${name}`, columns[name])
      for (const name of numberColumns) into.numbers(`address ${name}`, columns[name])
      into.texts('address refs', columns.refs.all())
      into.texts('address ids', idsOf())
    },
  }
}

/** The addresses an earlier run kept. Throws KeptError where they do not add up. */
export function keptAddresses(kept: ColumnReader): Addresses {
  const ranks = kept.numbers('address ranks')
  const numbers = (name: string) => kept.numbers(`address ${name}`, ranks.length)
  const texts = (name: string, rows?: number) => kept.texts(`address ${name}`, rows)
  return addressesOf(
    {
      labels: texts('labels', ranks.length),
      seats: texts('seats', ranks.length),
      wholes: texts('wholes', ranks.length),
      estateNames: texts('estateNames'),
      masks: numbers('masks'),
      estateNumbers: numbers('estateNumbers'),
      estates: numbers('estates'),
      buildings: numbers('buildings'),
      grids: numbers('grids'),
      ranks,
      refs: createNumbered(() => texts('refs')),
    },
    () => texts('ids', ranks.length),
  )
}

/** The addresses of all dwellings; 25,000 take about 60 ms, so it is made anew whenever places change. */
export function createAddresses(spots: ReadonlyMap<string, Spot>): Addresses {
  const addressOf = createAddressing()
  const ids = [...spots.values()].flatMap(({ id, kind }) => (seated.has(kind) ? [id] : []))
  const chains = ids.map((id) => chainOf(spots, id))
  const each = chains.map(addressOf)
  const names = createNumbered()
  const refs = createNumbered()
  const estateNumbers = each.map(({ estate }) => names.numberOf(estate))
  const wholes = each.map(({ estate, seat }) => estate + seat.slice(1))
  const columns: Columns = {
    labels: each.map(({ label }) => label),
    seats: each.map(({ seat }) => seat),
    wholes,
    masks: wholes.map(maskOf),
    estateNames: names.all(),
    estateNumbers,
    estates: chains.map(({ estate }) => refs.numberOf(estate?.id)),
    buildings: chains.map(({ building }) => refs.numberOf(building?.id)),
    grids: each.map(({ gridId }) => refs.numberOf(gridId)),
    ranks: rankChains(spots, chains),
    refs,
  }
  return addressesOf(columns, () => ids)
}

/** How well each address answers a term (see `addressFits`), by position; null where none does. */
export function fitAddresses(addresses: Addresses, term: Term): Uint8Array | null {
  const { masks, ranks } = addresses
  const fitted = new Uint8Array(ranks.length).fill(addressFits.none)
  const rate = term.kind === 'words' ? fitWords(addresses, term) : fitSeat(addresses, term)
  const mask = maskOf(term.address)
  const loose = maskOf(term.text)
  let any = false
  for (let position = 0; position < ranks.length; position += 1) {
    const characters = masks[position] ?? 0
    if ((characters & mask) !== mask && (characters & loose) !== loose) continue
    const points = rate(position)
    if (points === addressFits.none) continue
    fitted[position] = points
    any = true
  }
  return any ? fitted : null
}

function fitWords({ wholes, estateNames, estateNumbers }: Addresses, { address, text }: Term): (position: number) => number {
  const ofEstate = estateNames.map((name) =>
    address === name ? addressFits.start : name.includes(text) ? addressFits.estate : addressFits.none,
  )
  return (position) => {
    const estate = ofEstate[estateNumbers[position] ?? -1] ?? addressFits.none
    if (estate !== addressFits.none) return estate
    const at = wholes[position]?.indexOf(address) ?? -1
    return at < 0 ? addressFits.none : at === 0 ? addressFits.start : addressFits.part
  }
}

function fitSeat({ seats, estateNames, estateNumbers }: Addresses, { kind, address, text }: Term): (position: number) => number {
  const step = `-${address}`
  const ofEstate = estateNames.map((name) => (name.includes(text) ? addressFits.estate : addressFits.none))
  return (position) => {
    const seat = seats[position] ?? ''
    const at = seat.indexOf(step)
    if (at < 0) return ofEstate[estateNumbers[position] ?? -1] ?? addressFits.none
    const end = seat.charAt(at + step.length)
    const atStart = at === 0 || seat.charAt(at - 1) === ' '
    if (atStart && (end === '' || end === ' ')) return addressFits.whole
    return atStart && kind !== 'digits' ? addressFits.start : addressFits.part
  }
}
