import { createContext, Script } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealedIntake } from '../../testing/intake'
import { recordOf } from '../../testing/station'
import { checkCity } from './check-city'
import { checkEnrolment } from './check-enrolment'
import { checkIntake } from './check-intake'
import { checkRecord } from './check-record'
import { checkTerminal } from './check-terminal'
import { type RuleName, type RuleSettings, ruleText } from './rule-text'
import type { Rule, RuleDocument, RuleUser } from './types'

const center = '420106012003'
const desk: RuleUser = { name: 't-7k2m9qxa', roles: [`desk:${center}`] }
const kiosk: RuleUser = { name: 't-kiosk001', roles: [`kiosk:${center}`] }
const stranger: RuleUser = { name: 't-other001', roles: ['desk:420106012004'] }
const admin: RuleUser = { name: 'admin', roles: ['_admin'] }

const records = { roles: [`desk:${center}`], fields: ['name', 'note'], maxBytes: 2_000 }
const intake = { roles: [`desk:${center}`], kiosk: 't-kiosk001', maxBytes: 2_000 }

const functions: { [N in RuleName]: Rule<RuleSettings[N]> } = {
  checkRecord,
  checkIntake,
  checkTerminal,
  checkCity,
  checkEnrolment,
}

type Judge = (doc: RuleDocument, old: RuleDocument | null, user: RuleUser) => string | null

const judged = (act: () => void): string | null => {
  try {
    act()
    return null
  } catch (thrown) {
    return (thrown as { forbidden: string }).forbidden
  }
}

/** The rule as the function it is written as, and as the text that lies at the center, in a world with nothing in it. */
function bothWays<N extends RuleName>(name: N, settings: RuleSettings[N]): [string, Judge][] {
  const rule: Rule<RuleSettings[N]> = functions[name]
  const atCenter = new Script(`(${ruleText(name, settings)})`).runInContext(createContext(Object.create(null)))
  return [
    ['as a function', (doc, old, user) => judged(() => rule(settings, doc, old, user))],
    ['as the text at the center', (doc, old, user) => judged(() => atCenter(doc, old, user, {}))],
  ]
}

const born = '0mfa1b2c3-0000|7k2m9qxa'
const first = recordOf('r1', { name: '仇英' })
const standing = { ...first, _rev: '1-a' }
const erased = { ...recordOf('r1', { stamps: { born, erased: born } }), _deleted: true }
const lost = { 'name|0mfa1b2c3-0000|7k2m9qxa': { value: '"唐寅"', by: 'w1', at: born } }

describe.each(bothWays('checkRecord', records))('a record, %s', (_way, judge) => {
  test.each<[string, RuleDocument, RuleDocument | null, RuleUser, string | null]>([
    ['new', first, null, desk, null],
    ['changed from what stands', { ...standing, name: '唐寅' }, standing, desk, null],
    ['erased', { ...erased, _rev: '1-a' }, standing, desk, null],
    ['begun again over its tombstone', first, null, desk, null],
    ['with an older value kept', { ...first, lost }, null, desk, null],
    [
      'with a settled one',
      { ...first, lost: { [Object.keys(lost)[0]!]: { ...Object.values(lost)[0], settled: born } } },
      null,
      desk,
      null,
    ],
    ['of anything, by the administrator', { _id: 'x' }, null, admin, null],
    ['of another center’s desk', first, null, stranger, 'author: not a terminal of this center'],
    ['of a kiosk', first, null, kiosk, 'author: not a terminal of this center'],
    ['of nobody', first, null, { name: null, roles: [] }, 'author: not a terminal of this center'],
    ['forked from nothing', { ...first, _rev: '1-f' }, null, desk, 'fork: only edits of the version that stands'],
    ['forked from what stands', { ...first, _rev: '2-f' }, standing, desk, 'fork: only edits of the version that stands'],
    ['with a field of its own', { ...first, nickname: '十洲' }, null, desk, 'field: nickname'],
    ['with an attachment', { ...first, _attachments: { a: {} } }, null, desk, 'attachments are not kept'],
    ['without a birth', { ...first, stamps: { name: born } }, null, desk, 'stamps.born is missing'],
    ['with an odd stamp', { ...first, stamps: { born, name: 'yesterday' } }, null, desk, 'stamps.name is no stamp'],
    ['without stamps', { ...first, stamps: [] }, null, desk, 'stamps are missing'],
    ['without its maker', { ...first, createdBy: 7 }, null, desk, 'createdBy is missing'],
    ['with too long an id', { ...first, _id: 'x'.repeat(65) }, null, desk, 'id: 1 to 64 characters'],
    ['erased without a stamp', { ...erased, stamps: { born } }, null, desk, 'stamps.erased is missing'],
    ['erased, its name left in it', { ...erased, name: '仇英' }, null, desk, 'tombstone: name'],
    ['erased, an older value left in it', { ...erased, lost }, null, desk, 'tombstone: lost'],
    [
      'erased, saying which fields there were',
      { ...erased, stamps: { born, erased: born, health: born } },
      null,
      desk,
      'tombstone: stamps.health',
    ],
    ['with something else than older values', { ...first, lost: { note: 'x' } }, null, desk, 'lost: note'],
    ['as large as it may be', { ...first, note: '字'.repeat(550) }, null, desk, null],
    [
      'larger',
      { ...first, note: '字'.repeat(650) },
      null,
      desk,
      expect.stringMatching(/^too-large: 2\d{3} bytes, at most 2000$/),
    ],
  ])('%s', (_what, doc, old, user, answer) => {
    expect(judge(doc, old, user)).toEqual(answer)
  })
})

describe.each(bothWays('checkIntake', intake))('what a kiosk hands in, %s', (_way, judge) => {
  const { id, ...sealed } = sealedIntake(1)
  const handedIn = { _id: id, ...sealed }
  const before = { ...handedIn, _rev: '1-a' }
  const gone = { _id: id, _rev: '1-a', _deleted: true }
  const other = { ...kiosk, name: 't-kiosk002' }
  const onlyItsKiosk = 'author: only its own kiosk adds to an intake'
  test.each<[string, RuleDocument, RuleDocument | null, RuleUser, string | null]>([
    ['is taken from its own kiosk', handedIn, null, kiosk, null],
    ['is taken from no other kiosk', handedIn, null, other, onlyItsKiosk],
    ['is taken from no desk', handedIn, null, desk, onlyItsKiosk],
    ['is taken from nobody', handedIn, null, { name: null, roles: [] }, onlyItsKiosk],
    ['is not changed by the kiosk', { ...before, sealed: 'x' }, before, kiosk, 'once: written once, never changed'],
    ['is not taken back by the kiosk', gone, before, kiosk, 'author: only a desk erases what was handed in'],
    ['is not forked by the kiosk', { ...handedIn, _rev: '1-f' }, null, kiosk, 'fork: only edits of the version that stands'],
    ['is not changed by a desk', { ...before, sealed: 'x' }, before, desk, onlyItsKiosk],
    ['is erased by a desk when it is done', gone, before, desk, null],
    ['is not erased by a desk of another center', gone, before, stranger, 'author: only a desk erases what was handed in'],
    ['is erased without a rest', { ...gone, sealed: 'x' }, before, desk, 'tombstone: sealed'],
    ['is anything, from the administrator', { _id: 'x' }, null, admin, null],
    ['holds nothing but what is sealed', { ...handedIn, phone: '1' }, null, kiosk, 'field: phone'],
    ['nor beside a key', { ...handedIn, keys: [{ ...sealed.keys[0], name: '王' }] }, null, kiosk, 'keys: name'],
    ['nor in its id', { ...handedIn, _id: 'intake-王芳' }, null, kiosk, 'id: not one of an intake'],
    ['nor as its kind', { ...handedIn, kind: '报到' }, null, kiosk, 'kind is missing'],
    ['nor as its number', { ...handedIn, receiptNo: '王芳' }, null, kiosk, 'receiptNo is missing'],
    ['nor as its time', { ...handedIn, handedInAt: '今天' }, null, kiosk, 'handedInAt is missing'],
    ['nor unsealed', { ...handedIn, sealed: '{"name":"王芳"}' }, null, kiosk, 'sealed is missing'],
    ['nor as a key of its own', { ...handedIn, ephemeralKey: undefined }, null, kiosk, 'ephemeralKey is missing'],
    ['is sealed for somebody', { ...handedIn, keys: [] }, null, kiosk, 'keys: 1 to 64'],
    ['says for whom', { ...handedIn, keys: [null] }, null, kiosk, 'keys: an odd one'],
    ['has no attachment', { ...handedIn, _attachments: { a: {} } }, null, kiosk, 'attachments are not kept'],
    [
      'is not large',
      { ...handedIn, sealed: 'x'.repeat(3_000) },
      null,
      kiosk,
      expect.stringMatching(/^too-large: 3\d{3} bytes, at most 2000$/),
    ],
  ])('%s', (_what, doc, old, user, answer) => {
    expect(judge(doc, old, user)).toEqual(answer)
  })
})

describe.each(bothWays('checkTerminal', { maxBytes: 1_000 }))('the document of a terminal, %s', (_way, judge) => {
  const own = { _id: 'terminal:7k2m9qxa', name: '一号窗口', beat: 1 }
  const before = { ...own, _rev: '1-a' }
  test.each<[string, RuleDocument, RuleDocument | null, RuleUser, string | null]>([
    ['is written by itself', own, null, desk, null],
    ['and by a kiosk', { _id: 'terminal:kiosk001', beat: 1 }, null, kiosk, null],
    ['by nobody else', own, null, kiosk, 'author: the document of another terminal'],
    ['by the administrator', { ...own, revokedAt: 'x' }, null, admin, null],
    ['rises', { ...before, beat: 2 }, before, desk, null],
    ['does not fall', { ...before, beat: 1 }, before, desk, 'beat: it only rises'],
    ['has a number', { _id: own._id }, null, desk, 'beat is missing'],
    [
      'is not removed',
      { _id: own._id, _rev: '1-a', _deleted: true },
      before,
      desk,
      'author: only the administrator removes a terminal',
    ],
    ['is not forked', { ...own, _rev: '9-f', beat: 2 }, before, desk, 'fork: only edits of the version that stands'],
    ['has the known fields', { ...own, revokedAt: 'x' }, null, desk, 'field: revokedAt'],
    ['names the key that kiosks seal for', { ...own, intakeKey: { keyId: 'a' } }, null, desk, null],
    ['but not a kiosk’s', { _id: 'terminal:kiosk001', beat: 1, intakeKey: {} }, null, kiosk, 'intakeKey: of a desk'],
    [
      'which keeps the one it has',
      { _id: 'terminal:kiosk001', _rev: '1-a', beat: 2, intakeKey: {} },
      { _id: 'terminal:kiosk001', _rev: '1-a', beat: 1, intakeKey: {} },
      kiosk,
      null,
    ],
    ['says how printer and lock stand', { ...own, paper: 'good', unprinted: 0, lock: 'locked' }, null, desk, null],
    ['is small', { ...own, name: 'x'.repeat(1_000) }, null, desk, 'too-large: at most 1000 characters'],
  ])('%s', (_what, doc, old, user, answer) => {
    expect(judge(doc, old, user)).toEqual(answer)
  })
})

describe.each(bothWays('checkEnrolment', {}))('an enrolment, %s', (_way, judge) => {
  const newcomer = { name: 'e-abc', roles: ['enrolling'] }
  const waiting = { _id: 'enrolment:e-abc', _rev: '1-a', expiresAt: new Date(Date.now() + 60_000).toISOString() }
  const taken = { _id: waiting._id, _rev: '1-a', _deleted: true }
  test.each<[string, RuleDocument, RuleDocument | null, RuleUser, string | null]>([
    ['is taken away by who holds the code', taken, waiting, newcomer, null],
    ['by nobody else', taken, waiting, { ...newcomer, name: 'e-other' }, 'author: the code of another terminal'],
    ['once', taken, { ...taken, _rev: '2-b' }, newcomer, 'used: a code is only taken away'],
    ['not written', { ...waiting, expiresAt: 'x' }, waiting, newcomer, 'used: a code is only taken away'],
    ['not made', { _id: waiting._id }, null, newcomer, 'used: a code is only taken away'],
    ['in time', taken, { ...waiting, expiresAt: '2020-01-01T00:00:00.000Z' }, newcomer, 'expired: the code is too old'],
    ['with a time', taken, { _id: waiting._id, _rev: '1-a' }, newcomer, 'expired: the code is too old'],
    ['by the administrator at any time', taken, null, admin, null],
  ])('%s', (_what, doc, old, user, answer) => {
    expect(judge(doc, old, user)).toEqual(answer)
  })
})

test.each(bothWays('checkCity', {}))('what the city publishes is the administrator’s, %s', (_way, judge) => {
  expect([judge({ _id: 'x' }, null, desk), judge({ _id: 'x' }, null, admin)]).toEqual([
    'Only the administrator writes here',
    null,
  ])
})

test('function and text judge alike, whatever is written', () => {
  const [[, asFunction], [, asText]] = bothWays('checkRecord', records) as [[string, Judge], [string, Judge]]
  const part = fc.record(
    {
      ...Object.fromEntries(['createdAt', 'updatedBy', 'stamps', 'lost', 'name', '_rev'].map((key) => [key, fc.jsonValue()])),
      _deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(part, fc.option(fc.constant(standing)), fc.constantFrom(desk, kiosk, admin), (fields, old, user) => {
      const doc = { ...first, ...fields } as RuleDocument
      expect(asText(doc, old, user)).toEqual(asFunction(doc, old, user))
    }),
    { numRuns: 500 },
  )
})
