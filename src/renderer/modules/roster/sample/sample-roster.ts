import type { Draft } from '../../../data/context'
import { namePinyin } from '../../../lib/pinyin'
import { placeId, residentId } from '../ids'
import type { Place } from '../schema'
import { addDays } from './days'
import { createDice, type Dice } from './dice'
import { type Household, type Member, makeHousehold } from './families'
import { type Home, walkHomes } from './homes'
import { pickGivenName, pickSurname } from './names'
import { createNumbering, hukouOf, papersOf, phoneOf } from './papers'

/** How many people: a small community, the mean of Wuhan, a large one, and one larger than any. */
export const sampleSizes = { S: 2_000, M: 8_000, L: 30_000, XL: 50_000 } as const

export type SampleOptions = {
  residents: number
  /** The same seed and day give the same roster. */
  seed: number
  centerCode: string
  keyOf: (...parts: string[]) => string
  /** `YYYY-MM-DD` in Shanghai: ages are counted from it. */
  today: string
}

/** `share` is how much of the roster is told with this batch, up to 1: places take about as long as people. */
export type SampleBatch = { share: number } & (
  | { collection: 'places'; drafts: Draft<'places'>[] }
  | { collection: 'residents'; drafts: Draft<'residents'>[] }
)

/** Small enough that making one blocks a page for a few milliseconds only. */
const batchSize = 200

/** `names` are those of the members, in their order; the householder's comes first. */
type Dwelt = { home: Home; household: Household; names: string[] }

function namesOf(dice: Dice, household: Household): string[] {
  const surnames = new Map<number, string>()
  return household.members.map(({ line, sex, birthDate }) => {
    const surname = surnames.get(line) ?? pickSurname(dice)
    surnames.set(line, surname)
    return surname + pickGivenName(dice, sex, Number(birthDate.slice(0, 4)))
  })
}

/** Puts households into homes, one each, until so many people live here. */
function settle(dice: Dice, options: SampleOptions): { homes: Home[]; dwelt: Dwelt[] } {
  const homes: Home[] = []
  const dwelt: Dwelt[] = []
  let missing = options.residents
  for (const walked of walkHomes(dice)) {
    if (missing === 0) break
    homes.push(walked)
    if (walked.use === 'vacant' || walked.use === 'commercial') continue
    const drawn = makeHousehold(dice, options.today)
    const household = drawn.members.length <= missing ? drawn : makeHousehold(dice, options.today, 'young')
    const home = household.kind === 'flatShare' ? Object.assign(walked, { use: 'sharedRental' as const }) : walked
    missing -= household.members.length
    dwelt.push({ home, household, names: namesOf(dice, household) })
  }
  return { homes, dwelt }
}

type Ids = ReturnType<typeof createIds>

function createIds({ keyOf, centerCode }: SampleOptions) {
  const known = new Map<string, string>()
  const idOf = (kind: Place['kind'], ...names: string[]): string => {
    const key = [kind, ...names].join('/')
    const id = known.get(key) ?? placeId(keyOf, kind, centerCode, ...names)
    known.set(key, id)
    return id
  }
  return {
    community: () => idOf('community'),
    grid: (home: Home) => idOf('grid', home.grid),
    estate: (home: Home) => idOf('estate', home.estate),
    building: (home: Home) => idOf('building', home.estate, home.building),
    entrance: (home: Home) => idOf('entrance', home.estate, home.building, home.entrance),
    dwelling: (home: Home) => idOf('dwelling', home.estate, home.building, home.entrance, home.room),
    /** Named after its householder, as the import does. */
    household: (home: Home, head: string) => idOf('household', home.estate, home.building, home.entrance, home.room, head),
  }
}

/** A home and every place above it, from the top; `seen` keeps those from being told twice. */
function placesOf(home: Home, ids: Ids, seen: Set<string>, head: string | undefined): Draft<'places'>[] {
  const chain: Draft<'places'>[] = [
    { id: ids.grid(home), kind: 'grid', name: home.grid },
    { id: ids.estate(home), kind: 'estate', name: home.estate },
    { id: ids.building(home), kind: 'building', name: home.building, parentId: ids.estate(home), gridId: ids.grid(home) },
    { id: ids.entrance(home), kind: 'entrance', name: home.entrance, parentId: ids.building(home) },
    { id: ids.dwelling(home), kind: 'dwelling', name: home.room, parentId: ids.entrance(home), useType: home.use },
    ...(head ? [{ id: ids.household(home, head), kind: 'household' as const, name: '', parentId: ids.dwelling(home) }] : []),
  ]
  const fresh = chain.filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh
}

function* placeDrafts(homes: Home[], dwelt: Dwelt[], ids: Ids, told: { homes: number }): Generator<Draft<'places'>> {
  const seen = new Set<string>()
  const heads = new Map(dwelt.map(({ home, names }) => [home, names[0]]))
  for (const home of homes) {
    told.homes += 1
    yield* placesOf(home, ids, seen, heads.get(home))
  }
}

function* residentDrafts(dice: Dice, dwelt: Dwelt[], ids: Ids, options: SampleOptions): Generator<Draft<'residents'>> {
  const number = createNumbering()
  let phones = 0
  for (const { home, household, names } of dwelt) {
    const [head = ''] = names
    const dwellingId = ids.dwelling(home)
    const householdId = ids.household(home, head)
    const hukou = hukouOf(dice, household, home.use, home.estate)
    const movedOutOn = dice.chance(0.02) ? addDays(options.today, -dice.between(10, 500)) : undefined
    for (const [index, member] of household.members.entries()) {
      const name = names[index] ?? head
      // A few are known by name only until somebody has called on them (待核).
      const known = !dice.chance(0.012)
      const hasPhone = known && dice.chance(member.birthDate > addDays(options.today, -12 * 365) ? 0.02 : 0.96)
      const citizenNumber = known ? number(member) : undefined
      yield {
        id: residentId(options.keyOf, { citizenNumber, name, dwellingId, birthDate: member.birthDate }),
        name,
        namePinyin: namePinyin(name),
        ...(citizenNumber ? { citizenNumber } : {}),
        sex: member.sex,
        birthDate: member.birthDate,
        ...(hasPhone ? { phones: [phoneOf(phones++)] } : {}),
        dwellingId,
        householdId,
        relationToHead: member.relation,
        ...hukou,
        ...papersOf(dice, household, member, options.today),
        ...presenceOf(member, movedOutOn),
        verification: known ? 'verified' : 'pending',
      }
    }
  }
}

const presenceOf = (member: Member, movedOutOn: string | undefined): Pick<Draft<'residents'>, 'presence' | 'movedOutOn'> =>
  member.died ? { presence: 'died' } : movedOutOn ? { presence: 'movedOut', movedOutOn } : { presence: 'present' }

function* inBatches<T>(drafts: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const draft of drafts) {
    batch.push(draft)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * An invented roster: first the places, each after the one above it, then the people, household by household.
 * Nothing in it is anybody's (DOMAIN.md: county 420199, phones 199 0000 xxxx). Deterministic; 8,000 people take under a second.
 */
export function* sampleRoster(options: SampleOptions): Generator<SampleBatch> {
  const dice = createDice(options.seed)
  const { homes, dwelt } = settle(dice, options)
  const ids = createIds(options)
  const told = { homes: 0, residents: 0 }
  for (const drafts of inBatches(placeDrafts(homes, dwelt, ids, told))) {
    yield { collection: 'places', drafts, share: (0.45 * told.homes) / homes.length }
  }
  for (const drafts of inBatches(residentDrafts(dice, dwelt, ids, options))) {
    told.residents += drafts.length
    yield { collection: 'residents', drafts, share: 0.45 + (0.55 * told.residents) / options.residents }
  }
}
