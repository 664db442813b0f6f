import { maskOf } from './masks'
import type { Spot } from './person'
import { foldAddress, foldName, type Term } from './terms'

/** The address of one dwelling as it is shown, compared and sorted. */
export type Address = {
  /** `百瑞苑 3-2-501` */
  label: string
  estateId: string
  buildingId: string
  gridId: string
  /** The estate's name as compared. */
  estate: string
  /** `-3-2-501`, and `-3-501` after a blank: people leave the entrance out. */
  seat: string
  /** Estate and seat written together. */
  whole: string
  /** Dwellings in the order of a walk: estate, building, entrance, room. */
  rank: number
}

export type Addresses = {
  all: readonly Address[]
  /** The characters of each `whole` as bits, see masks.ts. */
  masks: Int32Array
  /** Where in `all` a place stands; -1 where it is unknown. */
  at: (placeId: string | undefined) => number
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

function createAddressing(spots: ReadonlyMap<string, Spot>) {
  const foldEstate = remember(foldName)
  const foldStep = remember((name) => foldAddress(name).replace(/-$/, ''))
  return (id: string): { address: Address; chain: Chain } => {
    const chain = chainOf(spots, id)
    const { estate, building, entrance, dwelling } = chain
    const steps = [building, entrance, dwelling].flatMap((spot) => (spot?.name ? [spot.name] : []))
    const short = entrance && building && dwelling ? ` -${foldStep(building.name)}-${foldStep(dwelling.name)}` : ''
    const estateName = foldEstate(estate?.name ?? '')
    const seat = `-${steps.map(foldStep).join('-')}${short}`
    const address = {
      label: [estate?.name, steps.join('-')].filter((part) => part).join(' '),
      estateId: estate?.id ?? '',
      buildingId: building?.id ?? '',
      gridId: dwelling?.gridId ?? entrance?.gridId ?? building?.gridId ?? estate?.gridId ?? '',
      estate: estateName,
      seat,
      whole: estateName + seat.slice(1),
      rank: 0,
    }
    return { address, chain }
  }
}

/** Sorts by comparing each level's different names once instead of every pair of addresses. */
function rankAddresses(spots: ReadonlyMap<string, Spot>, entries: { address: Address; chain: Chain }[]): void {
  const names = new Set<string>()
  for (const spot of spots.values()) if (spot.kind !== 'household') names.add(spot.name)
  const rankOfName = new Map([...names].sort(compareNames).map((name, rank) => [name, rank]))
  const rankOf = (spot: Spot | undefined) => (spot ? (rankOfName.get(spot.name) ?? 0) + 1 : 0)
  const keys = entries.map(({ address, chain: { estate, building, entrance, dwelling } }) => ({
    address,
    upper: rankOf(estate) * 1e6 + rankOf(building),
    lower: rankOf(entrance) * 1e6 + rankOf(dwelling),
  }))
  keys.sort((a, b) => a.upper - b.upper || a.lower - b.lower)
  keys.forEach(({ address }, rank) => {
    address.rank = rank
  })
}

const seated = new Set<Spot['kind']>(['estate', 'building', 'entrance', 'dwelling'])

/** The addresses of all dwellings; 25,000 take about 60 ms, so it is made anew whenever places change. */
export function createAddresses(spots: ReadonlyMap<string, Spot>): Addresses {
  const addressing = createAddressing(spots)
  const ids = [...spots.values()].flatMap(({ id, kind }) => (seated.has(kind) ? [id] : []))
  const entries = ids.map(addressing)
  rankAddresses(spots, entries)
  const positions = new Map(ids.map((id, position) => [id, position]))
  return {
    all: entries.map(({ address }) => address),
    masks: Int32Array.from(entries, ({ address }) => maskOf(address.whole)),
    at: (placeId) => (placeId === undefined ? -1 : (positions.get(placeId) ?? -1)),
  }
}

/** How well each address answers a term (see `addressFits`), by position; null where none does. */
export function fitAddresses({ all, masks }: Addresses, term: Term): Uint8Array | null {
  const fitted = new Uint8Array(all.length).fill(addressFits.none)
  const rate = term.kind === 'words' ? fitWords(term) : fitSeat(term)
  const mask = maskOf(term.address)
  const loose = maskOf(term.text)
  let any = false
  for (let position = 0; position < all.length; position += 1) {
    const characters = masks[position] ?? 0
    if ((characters & mask) !== mask && (characters & loose) !== loose) continue
    const address = all[position]
    const points = address ? rate(address) : addressFits.none
    if (points === addressFits.none) continue
    fitted[position] = points
    any = true
  }
  return any ? fitted : null
}

const fitWords =
  ({ address, text }: Term) =>
  ({ estate, whole }: Address): number => {
    if (address === estate) return addressFits.start
    if (estate.includes(text)) return addressFits.estate
    const at = whole.indexOf(address)
    return at < 0 ? addressFits.none : at === 0 ? addressFits.start : addressFits.part
  }

function fitSeat({ kind, address, text }: Term): (address: Address) => number {
  const step = `-${address}`
  return ({ estate, seat }) => {
    const at = seat.indexOf(step)
    if (at < 0) return estate.includes(text) ? addressFits.estate : addressFits.none
    const end = seat.charAt(at + step.length)
    const atStart = at === 0 || seat.charAt(at - 1) === ' '
    if (atStart && (end === '' || end === ' ')) return addressFits.whole
    return atStart && kind !== 'digits' ? addressFits.start : addressFits.part
  }
}
