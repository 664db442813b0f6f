import type { Wish } from '../catalogue/schema'
import { standingOf } from '../members/claim-rules'
import { refusePublic, type SaysWho, type Wisher } from '../members/claimable-rules'
import type { Claim } from '../members/schema'
import type { Step } from './schema'

/** 待认领 已认领 已实现 已致谢, or taken off before anybody had it. */
export const wishStates = ['open', 'claimed', 'delivered', 'thanked', 'closed'] as const
export type WishState = (typeof wishStates)[number]

type WishFact = Pick<Step, 'step'>

const has = (facts: readonly WishFact[], step: 'delivered' | 'thanked'): boolean => facts.some((fact) => fact.step === step)

/** How a wish stands, from whether it is offered, who claimed it and the facts about it. */
export function wishStateOf(wish: Pick<Wish, 'open' | 'quota'>, claims: readonly Claim[], facts: readonly WishFact[]): WishState {
  if (has(facts, 'delivered')) return has(facts, 'thanked') ? 'thanked' : 'delivered'
  if (standingOf(claims, wish.quota).standing.length > 0) return 'claimed'
  return wish.open === false ? 'closed' : 'open'
}

/** Characters of what was done, of the thanks, and of what the kiosks tell under the receipt number. */
export const longestWords = { artefact: 1000, told: 300 } as const

export type WishStepInput = {
  /** What was delivered, or the thanks. */
  artefact: string
  /** What whoever wished is told under the receipt number; empty: nothing. */
  told: string
}

export type WishRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  /** Nobody has claimed it. */
  | { code: 'nobody' }
  | { code: 'already' }
  | { code: 'not-delivered' }
  | { code: 'artefact-missing' }
  | { code: 'too-long'; field: 'artefact' | 'told'; most: number }
  | { code: SaysWho['code'] }

const order: Readonly<Record<'delivered' | 'thanked', (state: WishState) => WishRefusal | null>> = {
  delivered: (state) => {
    if (state === 'delivered' || state === 'thanked') return { code: 'already' }
    return state === 'claimed' ? null : { code: 'nobody' }
  },
  thanked: (state) => {
    if (state === 'thanked') return { code: 'already' }
    return state === 'delivered' ? null : { code: 'not-delivered' }
  },
}

/** Why a wish is not delivered or thanked for; what is told stands on a public screen, so it must not say who wished. */
export function refuseWishStep(
  step: 'delivered' | 'thanked',
  state: WishState,
  input: WishStepInput,
  wisher: Wisher,
): WishRefusal | null {
  const first = order[step](state)
  if (first) return first
  if (input.artefact.trim() === '') return { code: 'artefact-missing' }
  for (const field of ['artefact', 'told'] as const) {
    if (input[field].trim().length > longestWords[field]) return { code: 'too-long', field, most: longestWords[field] }
  }
  const said = refusePublic({ title: '', body: input.told }, wisher)
  return said && { code: said.code }
}
