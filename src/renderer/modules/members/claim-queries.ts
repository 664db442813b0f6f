import type { Data } from '../../data/collections'
import { claimableKinds } from './claim-rules'

/** Every post, wish and co-built project, those that are closed too. */
export const claimables = (data: Data) => data.catalogue.find({ selector: { kind: { $in: [...claimableKinds] } } })

/** Every claim there ever was. */
export const allClaims = (data: Data) => data.members.find({ selector: { kind: 'claim' } })

/** What one member claimed. */
export const claimsOf = (data: Data, memberId: string) => data.members.find({ selector: { kind: 'claim', memberId } })

/** Who can claim: members and units. */
export const claimants = (data: Data) => data.members.find({ selector: { kind: { $in: ['member', 'sendingUnit'] } } })

/** Who wished, one for a wish at most. */
export const wishers = (data: Data) => data.members.find({ selector: { kind: 'wisher' } })
