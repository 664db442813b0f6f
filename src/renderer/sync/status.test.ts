import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from './status'

const quiet = { reachable: true, problems: [], moving: false, succeeded: true, counted: true, unsent: 0, pause: null }

describe('what the badge shows', () => {
  it.each<[string, Partial<Parameters<typeof stateOf>[0]>, ReturnType<typeof stateOf>]>([
    ['all is sent and the last round was good', {}, 'synced'],
    ['nothing was asked yet', { succeeded: false }, 'syncing'],
    ['what an earlier run left is not counted yet', { succeeded: false, counted: false, unsent: 4 }, 'syncing'],
    ['a record waits', { unsent: 1 }, 'waiting'],
    ['a record waits and the center is busy', { unsent: 1, problems: [{ code: 'busy' }] }, 'waiting'],
    ['records are on their way', { unsent: 3, moving: true }, 'syncing'],
    ['the center cannot be reached', { reachable: false, unsent: 3, problems: [{ code: 'forbidden' }] }, 'offline'],
    ['the hours of the schedule have not come', { succeeded: false, pause: { why: 'window', until: '' } }, 'waiting'],
    ['the center is another one', { pause: { why: 'epoch', what: 'emptied', since: '' } }, 'attention'],
    ['a record was refused', { unsent: 1, problems: [{ code: 'forbidden' }] }, 'attention'],
    ['the center’s fault keeps others’ records away', { problems: [{ code: 'server' }] }, 'attention'],
  ])('%s', (_, parts, state) => {
    expect(stateOf({ ...quiet, ...parts })).toBe(state)
  })

  it('is never 已同步 while anything is unsent, unreachable or amiss', () => {
    const parts = fc.record({
      reachable: fc.boolean(),
      problems: fc.array(fc.record({ code: fc.constantFrom('busy', 'timeout', 'forbidden', 'invalid') }), { maxLength: 2 }),
      moving: fc.boolean(),
      succeeded: fc.boolean(),
      counted: fc.boolean(),
      unsent: fc.nat(3),
      pause: fc.constantFrom<Parameters<typeof stateOf>[0]['pause']>(null, { why: 'epoch', what: 'restored', since: '' }),
    })
    fc.assert(
      fc.property(parts, (given) => {
        const allWell =
          given.reachable &&
          given.problems.length === 0 &&
          given.succeeded &&
          given.counted &&
          given.unsent === 0 &&
          given.pause === null &&
          !given.moving
        expect(stateOf(given) === 'synced').toBe(allWell)
      }),
    )
  })
})
