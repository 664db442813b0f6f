import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backSteps, isUpper, type LoopStep, type LoopStepInput, loopChain, nextSteps, refuseLoopStep } from './loop-rules'
import { loopSteps, type Step } from './schema'

type Fact = Pick<Step, 'id' | 'step' | 'afterId' | 'back' | 'artefact' | 'reason' | 'severity' | 'stamps'>

const grade = fc.constantFrom(1, 2, 3, 4)
const someStep = fc.constantFrom(...loopSteps)
const words = fc.constantFrom('', '  ', '写下来的')

/** Anything anybody could write into a store: any step after any other, with and without what it must leave. */
const anyFacts = fc
  .array(fc.record({ step: someStep, back: fc.boolean(), artefact: words, reason: words, severity: grade, after: fc.nat(12) }), {
    maxLength: 12,
  })
  .map((drafts) =>
    drafts.map(
      ({ after, ...draft }, index): Fact => ({
        ...draft,
        id: `step-${index}`,
        stamps: { born: String(index).padStart(4, '0') },
        ...(after < index ? { afterId: `step-${after}` } : {}),
      }),
    ),
  )

type Move = { desk: 0 | 1; meet: boolean; step: LoopStep; back: boolean; artefact: string; reason: string; mayApprove: boolean }
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    desk: fc.constantFrom(0 as const, 1 as const),
    meet: fc.boolean(),
    step: someStep,
    back: fc.boolean(),
    artefact: words,
    reason: words,
    mayApprove: fc.boolean(),
  }),
  { maxLength: 60 },
)

/** What two desks have written when each did what its own records allowed and they met now and then. */
function played(severity: number, list: readonly Move[]): Fact[] {
  const known: [Map<string, Fact>, Map<string, Fact>] = [new Map(), new Map()]
  list.forEach(({ desk, meet, mayApprove, ...draft }, index) => {
    const { state, counted } = loopChain({ severity }, [...known[desk].values()])
    if (refuseLoopStep(state, severity, draft, mayApprove) === null) {
      const after = counted.at(-1)
      const fact: Fact = { ...draft, severity, id: `step-${index}`, stamps: { born: String(index).padStart(4, '0') } }
      known[desk].set(fact.id, after ? { ...fact, afterId: after.id } : fact)
    }
    if (meet) for (const [id, fact] of [...known[0], ...known[1]]) for (const one of known) one.set(id, fact)
  })
  return [...new Map([...known[0], ...known[1]]).values()]
}

/** The last carrying-out was answered for: a 反馈 stands after it and before the closing. */
function answeredBeforeClosing(counted: readonly Fact[]): boolean {
  const forward = (step: LoopStep) => counted.findLastIndex((fact) => fact.step === step && fact.back !== true)
  const feedback = counted[forward('feedback')]
  return forward('feedback') > forward('execute') && forward('execute') >= 0 && (feedback?.artefact ?? '').trim() !== ''
}

const goOn = (severity: number, facts: readonly Fact[]): Fact[] => {
  const { state, counted } = loopChain({ severity }, facts)
  const [step] = nextSteps(state).slice(-1)
  if (!step) return [...facts]
  const after = counted.at(-1)
  const fact: Fact = { step, artefact: '写', severity: 4, id: `end-${facts.length}`, stamps: { born: `9${facts.length}` } }
  return [...facts, after ? { ...fact, afterId: after.id } : fact]
}

describe('the loop, over paths nobody thought of', () => {
  test('it is never closed without a feedback after what was carried out last, whatever the store holds', () => {
    fc.assert(
      fc.property(grade, anyFacts, (severity, facts) => {
        const { state, counted } = loopChain({ severity }, facts)
        if (state !== 'closed') return
        expect(answeredBeforeClosing(counted)).toBe(true)
        expect(!isUpper(severity) || isUpper(counted.at(-1)?.severity ?? 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('nor is it along any path two desks can go, apart or together; and only who may closes the upper grades', () => {
    let closings = 0
    fc.assert(
      fc.property(grade, moves, fc.nat(6), (severity, list, more) => {
        let facts = played(severity, list)
        for (let step = 0; step < more; step += 1) facts = goOn(severity, facts)
        const { state, counted } = loopChain({ severity }, facts)
        if (state !== 'closed') return
        closings += 1
        expect(answeredBeforeClosing(counted)).toBe(true)
        expect(isUpper(severity) ? isUpper(counted.at(-1)?.severity ?? 0) : true).toBe(true)
      }),
      { numRuns: 300 },
    )
    // The paths do reach closings: a test that meets none shows nothing.
    expect(closings).toBeGreaterThan(10)
  })

  test('the same facts in any order are the same state, the same steps that count, the same that do not', () => {
    const shuffled = fc.tuple(grade, moves, anyFacts, fc.boolean()).chain(([severity, list, any, wild]) => {
      const facts = wild ? any : played(severity, list)
      return fc.record({
        severity: fc.constant(severity),
        facts: fc.constant(facts),
        other: fc.shuffledSubarray(facts, { minLength: facts.length }),
      })
    })
    fc.assert(
      fc.property(shuffled, ({ severity, facts, other }) => {
        expect(loopChain({ severity }, other)).toEqual(loopChain({ severity }, facts))
      }),
      { numRuns: 300 },
    )
  })

  test('every step that counts left its artefact or its reason, and follows on the one before', () => {
    fc.assert(
      fc.property(grade, anyFacts, (severity, facts) => {
        const { counted, uncounted } = loopChain({ severity }, facts)
        expect(counted.length + uncounted.length).toBe(facts.length)
        counted.forEach(({ back, step, artefact = '', reason = '', afterId }, index) => {
          expect(afterId).toBe(counted[index - 1]?.id)
          expect(back ? reason.trim() : step === 'close' || artefact.trim()).toBeTruthy()
        })
      }),
      { numRuns: 300 },
    )
  })
})

const artefact = '写下来的'
describe('one step', () => {
  test.each<[string, LoopStep | 'closed', number, LoopStepInput, boolean, string | null]>([
    ['a list begins it', 'solicit', 1, { step: 'solicit', artefact }, false, null],
    ['a step without its artefact', 'deliberate', 1, { step: 'deliberate', artefact: '  ' }, false, 'artefact-missing'],
    ['an artefact longer than a page', 'execute', 1, { step: 'execute', artefact: '长'.repeat(4001) }, false, 'artefact-long'],
    ['an answer longer than a screen', 'feedback', 1, { step: 'feedback', artefact: '长'.repeat(1001) }, false, 'artefact-long'],
    ['a step out of turn', 'solicit', 1, { step: 'execute', artefact }, false, 'not-next'],
    ['closing before the feedback', 'feedback', 1, { step: 'close' }, true, 'not-next'],
    ['closing what is 一般 after it', 'adjust', 1, { step: 'close' }, false, null],
    ['closing what is 较大', 'adjust', 2, { step: 'close' }, false, null],
    ['closing what is 重大', 'adjust', 3, { step: 'close' }, false, 'grade'],
    ['closing what is 特大', 'close', 4, { step: 'close' }, false, 'grade'],
    ['closing what is 特大 by who may', 'close', 4, { step: 'close' }, true, null],
    ['going back without a reason', 'feedback', 1, { step: 'deliberate', back: true }, false, 'reason-missing'],
    ['going back with one', 'feedback', 1, { step: 'deliberate', back: true, reason: '意见没听全' }, false, null],
    ['going back to what lies ahead', 'deliberate', 1, { step: 'feedback', back: true, reason: '意见' }, false, 'not-next'],
    ['anything after the closing', 'closed', 1, { step: 'adjust', artefact }, true, 'closed'],
  ])('%s', (_, stage, severity, input, mayApprove, code) => {
    expect(refuseLoopStep(stage, severity, input, mayApprove)?.code ?? null).toBe(code)
  })

  test('nothing goes back from a closed request, and from the first step there is nothing before', () => {
    expect([backSteps('closed'), backSteps('solicit'), backSteps('execute')]).toEqual([[], [], ['solicit', 'deliberate']])
  })
})
