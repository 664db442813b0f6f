import type { ClaimRefusal, EndClaimRefusal } from '../claim-rules'
import type { claimText } from '../claim-text'
import type { ClaimableRefusal } from '../claimable-rules'

/** The sentence of a refusal of a claim, or of what is claimed. */
export const claimRefusalText = (
  text: (typeof claimText)['zh-CN'],
  refusal: ClaimRefusal | EndClaimRefusal | ClaimableRefusal,
): string => (refusal.code === 'quota-below' ? text.quotaBelow(refusal.held) : text.refusal[refusal.code])
