import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf } from '../../../lib/id'
import { namePinyin } from '../../../lib/pinyin'
import { sampleRoster } from '../sample/sample-roster'
import type { Place, Resident } from '../schema'
import { createRosterCore, type RosterCore } from './core'
import { personOf, spotOf } from './person'
import type { RosterQuery } from './types'

const today = '2026-11-23'

const all = (core: RosterCore, query: Partial<RosterQuery>) =>
  core.query({ text: '', sort: 'relevance', ...query }, 0, Number.MAX_SAFE_INTEGER).rows
const names = (core: RosterCore, query: Partial<RosterQuery>) => all(core, query).map(({ name }) => name)

const place = (id: string, kind: Place['kind'], name: string, parentId?: string, gridId?: string) => ({
  id,
  kind,
  name,
  parentId,
  gridId,
})
const places = [
  place('g1', 'grid', '第一网格'),
  place('e1', 'estate', '百瑞苑'),
  place('b3', 'building', '3', 'e1', 'g1'),
  place('b13', 'building', '13', 'e1'),
  place('n2', 'entrance', '2', 'b3'),
  place('n1', 'entrance', '1', 'b13'),
  place('d501', 'dwelling', '501', 'n2'),
  place('d502', 'dwelling', '502', 'n2'),
  place('d13', 'dwelling', '1501', 'n1'),
  place('e2', 'estate', '东湖小区'),
  place('bA', 'building', 'A座', 'e2'),
  place('d8', 'dwelling', '803', 'bA'),
]

const person = (name: string, rest: Partial<Resident> = {}): Resident => ({
  id: `resident-${name}`,
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
  stamps: {},
  name,
  namePinyin: namePinyin(name),
  sex: '1',
  presence: 'present',
  verification: 'verified',
  ...rest,
})

const people = [
  person('王芳', {
    sex: '2',
    citizenNumber: '420106199001010028',
    birthDate: '1990-01-01',
    phones: ['138 0000 1234'],
    dwellingId: 'd501',
    householdId: 'h1',
    relationToHead: '02',
    careTags: ['livingAlone'],
  }),
  person('王小明', {
    citizenNumber: '42010619900101001X',
    birthDate: '2016-11-24',
    dwellingId: 'd501',
    householdId: 'h1',
    relationToHead: '20',
  }),
  person('小王', { dwellingId: 'd502', householdId: 'h2', phones: ['027-87654321', '13900005678'] }),
  person('单雄信', { dwellingId: 'd13', birthDate: '1936-03' }),
  person('吕布', { dwellingId: 'd8', verification: 'pending' }),
  person('尉迟恭', { presence: 'movedOut', dwellingId: 'd8' }),
  person('艾合买提·库尔班', { documentType: '414', documentNumber: 'E12345678' }),
]

function smallCore(): RosterCore {
  const core = createRosterCore({ today: () => today })
  core.changePlaces({ put: places, gone: [] })
  core.changePeople({ put: people.map(personOf), gone: [] })
  return core
}

describe('what is typed finds whom it means, best first', () => {
  const core = smallCore()
  test.each([
    ['王', ['王芳', '王小明', '小王']],
    ['王 芳', ['王芳']],
    ['wang fang', ['王芳']],
    ['wangx', ['王小明']],
    ['wxm', ['王小明']],
    ['wang', ['王芳', '王小明', '小王']],
    ['shan', ['单雄信']],
    ['dxx', ['单雄信']],
    ['lü', ['吕布']],
    ['lu:bu', ['吕布']],
    ['lyu', ['吕布']],
    ['ｌｖ', ['吕布']],
    ['库尔班', ['艾合买提·库尔班']],
    ['艾合买提库尔班', ['艾合买提·库尔班']],
    ['001x', ['王小明']],
    ['01X', ['王小明']],
    ['028', ['王芳']],
    ['1234', ['王芳']],
    ['138000', ['王芳']],
    ['13800001234', ['王芳']],
    ['5678', ['小王', '艾合买提·库尔班']],
    ['87654321', ['小王']],
    ['027-8765', ['小王']],
    ['3-2-501', ['王芳', '王小明']],
    ['3栋2单元501室', ['王芳', '王小明']],
    ['百瑞苑3栋', ['王芳', '王小明', '小王']],
    ['百瑞苑 501', ['王芳', '王小明']],
    ['3-501', ['王芳', '王小明']],
    ['2-501', ['王芳', '王小明']],
    ['3-2-50', ['王芳', '王小明', '小王']],
    ['a座', ['吕布', '尉迟恭']],
    ['东湖', ['吕布', '尉迟恭']],
    ['13', ['单雄信']],
    ['王 501', ['王芳', '王小明']],
    ['yuchi', ['尉迟恭']],
    ['王\u200b芳', ['王芳']],
    ['赵', []],
    ['99', []],
  ])('%s', (text, expected) => expect(names(core, { text })).toEqual(expected))

  test('the part of the name that fits is told for the highlight', () => {
    expect(all(core, { text: 'xm' }).map(({ found }) => found)).toEqual([{ from: 1, to: 3 }])
    expect(all(core, { text: '芳' }).map(({ found }) => found)).toEqual([{ from: 1, to: 2 }])
    expect(all(core, { text: '3-2-502' }).map(({ found }) => found)).toEqual([undefined])
  })
})

describe('filters, orders and windows', () => {
  const core = smallCore()
  test.each<[string, Partial<RosterQuery>, string[]]>([
    ['nothing asked: everyone living here, by address', {}, ['王芳', '王小明', '小王', '单雄信', '吕布', '艾合买提·库尔班']],
    ['estate', { estateId: 'e2' }, ['吕布']],
    ['building', { buildingId: 'b3' }, ['王芳', '王小明', '小王']],
    ['grid', { gridId: 'g1', sex: '1' }, ['王小明', '小王']],
    ['women', { sex: '2' }, ['王芳']],
    ['from 80', { ageFrom: 80 }, ['单雄信']],
    ['up to 9: tomorrow is the tenth birthday', { ageTo: 9 }, ['王小明']],
    ['care', { careTag: 'livingAlone' }, ['王芳']],
    ['not yet checked', { verification: 'pending' }, ['吕布']],
    ['moved out', { presence: 'movedOut' }, ['尉迟恭']],
    ['one household', { householdId: 'h1', presence: 'any' }, ['王芳', '王小明']],
    ['some households, one of them unknown', { householdIds: ['h2', 'h9'] }, ['小王']],
    ['no household of none', { householdIds: [] }, []],
    ['one dwelling, the gone too', { dwellingId: 'd8', presence: 'any' }, ['吕布', '尉迟恭']],
    ['by name', { sort: 'name' }, ['艾合买提·库尔班', '吕布', '单雄信', '王芳', '王小明', '小王']],
    ['by age, the unknown at the end', { sort: 'age' }, ['王小明', '王芳', '单雄信', '小王', '吕布', '艾合买提·库尔班']],
    [
      'the oldest first, the unknown still at the end',
      { sort: 'age', descending: true },
      ['单雄信', '王芳', '王小明', '小王', '吕布', '艾合买提·库尔班'],
    ],
  ])('%s', (_, query, expected) => expect(names(core, query)).toEqual(expected))

  test('a window is a part of the whole', () => {
    const { total, from, rows } = core.query({ text: '', sort: 'name' }, 2, 2)
    expect({ total, from, names: rows.map(({ name }) => name) }).toEqual({ total: 6, from: 2, names: ['单雄信', '王芳'] })
  })
})

test('figures count who lives here', () => {
  const core = smallCore()
  expect(core.facets()).toEqual({
    people: 6,
    households: 2,
    pending: 1,
    estates: [
      { id: 'e1', name: '百瑞苑', parentId: '', gridId: '', people: 4 },
      { id: 'e2', name: '东湖小区', parentId: '', gridId: '', people: 1 },
    ],
    grids: [{ id: 'g1', name: '第一网格', parentId: '', gridId: '', people: 3 }],
    buildings: [
      { id: 'b3', name: '3', parentId: 'e1', gridId: 'g1', people: 3 },
      { id: 'b13', name: '13', parentId: 'e1', gridId: '', people: 1 },
      { id: 'bA', name: 'A座', parentId: 'e2', gridId: '', people: 1 },
    ],
    ages: { male: [1, 0, 0, 0, 0, 0, 0, 0, 0, 1], female: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] },
    careTags: { livingAlone: 1 },
  })
})

test('the tree of places is walked in the order of their numbers', () => {
  const core = smallCore()
  expect(
    core.placesBelow('e1').map(({ name, people: living, households, children }) => ({ name, living, households, children })),
  ).toEqual([
    { name: '3', living: 3, households: 2, children: 1 },
    { name: '13', living: 1, households: 0, children: 1 },
  ])
  expect(
    core
      .placesBelow(null)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['e1', 'e2', 'g1'])
  expect(core.pathOf('d501').map(({ name }) => name)).toEqual(['百瑞苑', '3', '2', '501'])
  expect(core.pathOf('nowhere')).toEqual([])
})

describe('what changes is found as it is now', () => {
  test('a new name, a new address, someone gone', () => {
    const core = smallCore()
    expect(names(core, { sort: 'name' })).toHaveLength(6)
    core.changePeople({
      put: [personOf({ ...people[0]!, name: '赵芳', namePinyin: 'zhao fang', dwellingId: 'd8' })],
      gone: ['resident-小王'],
    })
    expect(names(core, { text: '王' })).toEqual(['王小明'])
    expect(names(core, { text: 'zhao' })).toEqual(['赵芳'])
    expect(names(core, { estateId: 'e2' })).toEqual(['赵芳', '吕布'])
    expect(names(core, { sort: 'name' })).toEqual(['艾合买提·库尔班', '吕布', '单雄信', '王小明', '赵芳'])
    core.changePeople({ put: [personOf(person('小王', { dwellingId: 'd502' }))], gone: [] })
    expect(names(core, {})).toEqual(['王小明', '小王', '单雄信', '赵芳', '吕布', '艾合买提·库尔班'])
  })

  test('a renamed building is in every address', () => {
    const core = smallCore()
    expect(names(core, { text: '3-2-501' })).toHaveLength(2)
    core.changePlaces({ put: [place('b3', 'building', '30', 'e1', 'g1')], gone: [] })
    expect(names(core, { text: '3-2-501' })).toEqual([])
    expect(all(core, { text: '30-2-501' }).map(({ address }) => address)).toEqual(['百瑞苑 30-2-501', '百瑞苑 30-2-501'])
  })

  test('people whose places come later stand at the end until then', () => {
    const core = createRosterCore({ today: () => today })
    core.changePeople({ put: people.map(personOf), gone: [] })
    expect(all(core, { text: '王芳' })[0]?.address).toBe('')
    core.changePlaces({ put: places, gone: [] })
    expect(all(core, { text: '王芳' })[0]?.address).toBe('百瑞苑 3-2-501')
  })
})

function sampleCore(residents: number) {
  const core = createRosterCore({ today: () => today })
  const everyone: Resident[] = []
  const batches = sampleRoster({
    residents,
    seed: 7,
    centerCode: '420106012003',
    keyOf: (...parts) => keyOf('salt', ...parts),
    today,
  })
  for (const batch of batches) {
    if (batch.collection === 'places') core.changePlaces({ put: batch.drafts.map((draft) => spotOf(draft as Place)), gone: [] })
    else {
      everyone.push(...(batch.drafts as Resident[]))
      core.changePeople({ put: (batch.drafts as Resident[]).map(personOf), gone: [] })
    }
  }
  return { core, everyone }
}

describe('on two thousand people', () => {
  const { core, everyone } = sampleCore(2000)
  const termsOf = ({ name, namePinyin: pinyin, citizenNumber, phones }: Resident, address: string): string[] => [
    name,
    name.charAt(0),
    name.slice(1),
    pinyin,
    pinyin.replaceAll(' ', ''),
    pinyin.replaceAll(' ', '').toUpperCase(),
    pinyin
      .split(' ')
      .map((syllable) => syllable.charAt(0))
      .join(''),
    ...(citizenNumber ? [citizenNumber, citizenNumber.slice(-3), citizenNumber.slice(-6).toLowerCase()] : []),
    ...(phones ?? []).flatMap((phone) => [phone, phone.slice(-4)]),
    address,
    address.split(' ')[1] ?? '',
    address.split(' ')[0] ?? '',
    `${name} ${address}`,
  ]

  test('everyone is found by every kind of term', () => {
    const addresses = new Map(all(core, { presence: 'any' }).map(({ id, address }) => [id, address]))
    fc.assert(
      fc.property(fc.constantFrom(...everyone), (resident) => {
        for (const text of termsOf(resident, addresses.get(resident.id) ?? '').filter((term) => term !== '')) {
          expect(
            all(core, { text }).some(({ id }) => id === resident.id),
            text,
          ).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('narrowing while one types finds the same in the same order as asking afresh', () => {
    const fresh = sampleCore(2000).core
    const keys = fc.oneof(
      fc.constantFrom(...everyone).map((resident) => resident.name),
      fc.constantFrom(...everyone).map((resident) => resident.namePinyin),
      fc.constantFrom(...everyone).map((resident) => `${resident.name.charAt(0)} ${resident.citizenNumber?.slice(-4) ?? ''}`),
      fc.constantFrom('3-2-501', '3栋2单元501室', 'wang 3-1', '金 桂 1-1', 'l v', "xi'an"),
    )
    fc.assert(
      fc.property(keys, fc.constantFrom<Partial<RosterQuery>>({}, { sex: '2' }, { sort: 'name' }), (typed, rest) => {
        for (let length = 1; length <= typed.length; length += 1) {
          const text = typed.slice(0, length)
          fresh.changePeople({ put: [], gone: [] })
          expect(all(core, { ...rest, text })).toEqual(all(fresh, { ...rest, text }))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('keeping the orders while people change gives the same as sorting anew', () => {
    const changing = sampleCore(500)
    for (const sort of ['name', 'address', 'age'] as const) names(changing.core, { sort })
    const moved = changing.everyone.filter((_, index) => index % 7 === 0)
    const gone = changing.everyone.filter((_, index) => index % 11 === 3).map(({ id }) => id)
    const changed = moved.map((resident, index) =>
      personOf({ ...resident, name: `赵${index}`, namePinyin: 'zhao', dwellingId: changing.everyone[index]!.dwellingId }),
    )
    changing.core.changePeople({ put: changed, gone })
    const anew = createRosterCore({ today: () => today })
    anew.changePlaces({ put: [...changing.core.places()], gone: [] })
    anew.changePeople({ put: [...changing.core.people()], gone: [] })
    for (const sort of ['name', 'address', 'age'] as const) expect(names(changing.core, { sort })).toEqual(names(anew, { sort }))
  })
})
