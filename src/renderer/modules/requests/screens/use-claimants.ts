import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { allClaims } from '../../members/claim-queries'
import { byTarget } from '../../members/claim-rules'
import type { Claim } from '../../members/schema'

/** Claims by what they are claims of, and what those who claimed are called. */
export type Claimants = { of: (targetId: string) => Claim[]; nameOf: (claim: Claim) => string | undefined }

const none: Claim[] = []

/** Null while the store is asked. */
export function useClaimants(): Claimants | null {
  const live = useLive(allClaims, [])
  const claims = useMemo(() => (live.loading ? null : live.value.map((found) => found.toMutableJSON() as Claim)), [live])
  const ids = useMemo(
    () => [...new Set((claims ?? none).map(({ memberId, unitId }) => memberId ?? unitId ?? ''))].sort(),
    [claims],
  )
  const people = useLive((data) => data.members.find({ selector: { id: { $in: ids } } }), [ids.join(' ')])
  return useMemo(() => {
    if (!claims || people.loading) return null
    const sorted = byTarget(claims)
    const names = new Map(people.value.map(({ id, name }) => [id, name]))
    return {
      of: (targetId) => sorted.get(targetId) ?? none,
      nameOf: ({ memberId, unitId }) => names.get(memberId ?? unitId ?? ''),
    }
  }, [claims, people])
}
