import { type CareTag, careTags } from '../schema'
import { type Addresses, compareNames } from './addresses'
import { isPresent, nobody, sexIn, verificationIn } from './codes'
import { birthNumber, type People } from './people'
import type { Spot } from './person'
import type { PlaceNode, PlaceOption, RosterFacets } from './types'

/** Living here, counted for every place they are in. */
export type Tally = {
  facets: RosterFacets
  peopleIn: ReadonlyMap<string, number>
  householdsIn: ReadonlyMap<string, number>
}

const add = (counts: Map<string, number>, key: string | undefined) => {
  if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Walks from a place upwards, its grid included. */
function* placesAbove(spots: ReadonlyMap<string, Spot>, id: string | undefined): Generator<string> {
  let next = id
  let grid: string | undefined
  for (let steps = 0; next && steps < 8; steps += 1) {
    yield next
    const spot = spots.get(next)
    grid ??= spot?.gridId
    next = spot?.parentId
  }
  if (grid) yield grid
}

const ageGroups = 10

/** Counts everything the screens show. `today` is `YYYY-MM-DD`; 50,000 people take about 30 ms. */
export function tally(people: People, spots: ReadonlyMap<string, Spot>, today: string): Tally {
  const peopleIn = new Map<string, number>()
  const facets: RosterFacets = {
    people: 0,
    households: 0,
    pending: 0,
    estates: [],
    grids: [],
    buildings: [],
    ages: { male: Array(ageGroups).fill(0), female: Array(ageGroups).fill(0) },
    careTags: {},
  }
  const { codes, homes, tags, births, homeIds } = people
  const day = birthNumber(today)
  const perHome = new Int32Array(homeIds.all().length)
  const homeOf = new Map<number, number>()
  for (let ordinal = 0; ordinal < codes.length; ordinal += 1) {
    const code = codes[ordinal] ?? nobody
    if (!isPresent(code)) continue
    facets.people += 1
    if (verificationIn(code) === 'pending') facets.pending += 1
    const home = homes[ordinal] ?? -1
    if (home >= 0) perHome[home] = (perHome[home] ?? 0) + 1
    const household = people.households[ordinal] ?? -1
    if (household >= 0) homeOf.set(household, home)
    if (tags[ordinal]) countTags(facets, tags[ordinal] ?? 0)
    countAge(facets.ages, sexIn(code), births[ordinal] ?? 0, day)
  }
  facets.households = homeOf.size
  const householdsIn = new Map<string, number>()
  perHome.forEach((count, home) => {
    if (count === 0) return
    for (const place of placesAbove(spots, homeIds.textAt(home))) peopleIn.set(place, (peopleIn.get(place) ?? 0) + count)
  })
  for (const home of homeOf.values()) for (const place of placesAbove(spots, homeIds.textAt(home))) add(householdsIn, place)
  for (const spot of spots.values()) {
    const list = optionList(facets, spot.kind)
    list?.push({
      id: spot.id,
      name: spot.name,
      parentId: spot.parentId ?? '',
      gridId: spot.gridId ?? '',
      people: peopleIn.get(spot.id) ?? 0,
    })
  }
  for (const list of [facets.estates, facets.grids, facets.buildings]) list.sort((a, b) => compareNames(a.name, b.name))
  facets.careTags = Object.fromEntries(careTags.flatMap((tag) => countOf(facets, tag)))
  return { facets, peopleIn, householdsIn }
}

const countOf = ({ careTags: counts }: RosterFacets, tag: CareTag): [CareTag, number][] =>
  counts[tag] === undefined ? [] : [[tag, counts[tag]]]

function countTags(facets: RosterFacets, bits: number): void {
  careTags.forEach((tag, bit) => {
    if (bits & (1 << bit)) facets.careTags[tag] = (facets.careTags[tag] ?? 0) + 1
  })
}

/** Both days as numbers, `19900101`: the years between are the difference of their first four digits, borrowed from where a birthday is still to come. */
function countAge(ages: RosterFacets['ages'], sex: string, birth: number, day: number): void {
  const side = sex === '1' ? ages.male : sex === '2' ? ages.female : null
  if (!side || birth === 0) return
  const years = Math.floor((day - birth) / 10_000)
  const group = Math.min(Math.floor(Math.max(years, 0) / 10), ageGroups - 1)
  side[group] = (side[group] ?? 0) + 1
}

function optionList(facets: RosterFacets, kind: Spot['kind']): PlaceOption[] | null {
  if (kind === 'estate') return facets.estates
  if (kind === 'grid') return facets.grids
  return kind === 'building' ? facets.buildings : null
}

/** The tree of places for the screens: who is below whom. */
export type Tree = {
  below: (parentId: string | null) => PlaceNode[]
  path: (id: string) => PlaceNode[]
}

/** Puts the tally and the places together. */
export function createTree(spots: ReadonlyMap<string, Spot>, addresses: Addresses, { peopleIn, householdsIn }: Tally): Tree {
  const children = new Map<string, Spot[]>()
  for (const spot of spots.values()) {
    const isTop = spot.kind === 'estate' || spot.kind === 'grid'
    if (spot.kind === 'community') continue
    const parent = isTop ? '' : (spot.parentId ?? '')
    const siblings = children.get(parent)
    if (siblings) siblings.push(spot)
    else children.set(parent, [spot])
  }
  const nodeOf = (spot: Spot): PlaceNode => ({
    id: spot.id,
    kind: spot.kind,
    name: spot.name,
    parentId: spot.parentId ?? '',
    gridId: spot.gridId ?? addresses.refs.textAt(addresses.grids[addresses.at(spot.id)] ?? -1) ?? '',
    useType: spot.useType,
    people: peopleIn.get(spot.id) ?? 0,
    households: householdsIn.get(spot.id) ?? 0,
    children: (children.get(spot.id) ?? []).filter(({ kind }) => kind !== 'household').length,
  })
  return {
    below: (parentId) => (children.get(parentId ?? '') ?? []).map(nodeOf).sort((a, b) => compareNames(a.name, b.name)),
    path(id) {
      const nodes: PlaceNode[] = []
      let spot = spots.get(id)
      for (let steps = 0; spot && steps < 8; steps += 1) {
        if (spot.kind !== 'community') nodes.unshift(nodeOf(spot))
        spot = spot.parentId === undefined ? undefined : spots.get(spot.parentId)
      }
      return nodes
    },
  }
}
