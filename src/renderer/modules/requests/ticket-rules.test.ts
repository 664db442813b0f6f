import { describe, expect, test } from 'vitest'
import type { Step, Ticket } from './schema'
import { lightOf, starsOf, stateOf } from './subject-rules'
import { refuseTicketStep, type TicketStage, type TicketStepInput, ticketChain } from './ticket-rules'

const ticket = { id: 'request-a', kind: 'ticket', title: '灯坏了', day: '2026-11-20', dueOn: '2026-11-23' } as Ticket

/** Facts one after the other, born in this order. */
const line = (...drafts: Partial<Step>[]): Step[] =>
  drafts.map((draft, index) => ({
    id: `step-${index}`,
    subjectId: ticket.id,
    day: '2026-11-22',
    stamps: { born: String(index) },
    ...(index > 0 ? { afterId: `step-${index - 1}` } : {}),
    ...draft,
  })) as Step[]

const whole = [
  { step: 'assign', assigneeId: 'worker-a' },
  { step: 'visit', artefact: '看了，要换灯座' },
  { step: 'done', artefact: '换好了' },
  { step: 'rate', stars: 4 },
] as const

describe('a ticket', () => {
  test.each<[string, TicketStage, TicketStepInput, string | null]>([
    ['is given to somebody', 'open', { step: 'assign', assigneeId: 'worker-a' }, null],
    ['is given to a team', 'open', { step: 'assign', teamId: 'team-a' }, null],
    ['is given to nobody', 'open', { step: 'assign' }, 'nobody'],
    ['is given to somebody else after the visit', 'visit', { step: 'assign', assigneeId: 'worker-b' }, null],
    ['is done before anybody came', 'assign', { step: 'done', artefact: '好了' }, 'not-next'],
    ['is done without a word', 'visit', { step: 'done', artefact: ' ' }, 'artefact-missing'],
    ['is rated before it is done', 'visit', { step: 'rate', stars: 5 }, 'not-next'],
    ['is rated without stars', 'done', { step: 'rate' }, 'stars-missing'],
    ['is taken up again without a reason', 'rate', { step: 'reopen' }, 'reason-missing'],
    ['is taken up again', 'rate', { step: 'reopen', reason: '又不亮了' }, null],
    ['is cancelled when it is done', 'done', { step: 'cancel', reason: '不用了' }, 'not-next'],
  ])('that %s', (_, stage, input, code) => {
    expect(refuseTicketStep(stage, input)?.code ?? null).toBe(code)
  })

  test('goes from hand to hand; taken up again it is open, unrated, and due when the reopening says', () => {
    expect(ticketChain(line(...whole)).state).toBe('rate')
    const state = stateOf(ticket, line(...whole, { step: 'reopen', reason: '又不亮了', dueOn: '2026-11-30' }))
    expect([state.stage, state.over, starsOf(state), state.dueOn]).toEqual(['open', false, undefined, '2026-11-30'])
    expect(starsOf(stateOf(ticket, line(...whole)))).toBe(4)
  })

  test.each<[string, Step[], string, string]>([
    ['days before its day', [], '2026-11-20', 'good'],
    ['two days before', [], '2026-11-21', 'soon'],
    ['on its day', [], '2026-11-23', 'soon'],
    ['the day after', [], '2026-11-24', 'late'],
    ['done in time, whenever it is rated', line(...whole.slice(0, 3), { ...whole[3], day: '2026-12-09' }), '2026-12-10', 'ended'],
    ['done late', line(...whole.slice(0, 2), { ...whole[2], day: '2026-11-24' }), '2026-11-24', 'endedLate'],
  ])('%s shows its light', (_, steps, today, light) => {
    expect(lightOf(stateOf(ticket, steps), today)).toBe(light)
  })

  test('of two lines that began at the same step the longer counts, of two as long the earlier', () => {
    const [first] = line(whole[0])
    const early = { ...line(whole[0], whole[1])[1], id: 'early', stamps: { born: '2' } } as Step
    const late = { ...early, id: 'late', stamps: { born: '3' } }
    const further = { ...line(whole[0], whole[1], whole[2])[2], id: 'further', afterId: 'late', stamps: { born: '4' } } as Step
    const told = (steps: (Step | undefined)[]) => {
      const { counted, uncounted } = ticketChain(steps.filter((step) => step !== undefined))
      return [counted.map(({ id }) => id), uncounted.map(({ id }) => id)]
    }
    expect(told([late, early, first])).toEqual([['step-0', 'early'], ['late']])
    expect(told([further, early, first, late])).toEqual([['step-0', 'late', 'further'], ['early']])
  })
})
