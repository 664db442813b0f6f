import { useMemo } from 'react'
import type { IntakePayload } from '../../../../shared/intake'
import { spellReceiptNumber } from '../../../../shared/receipt-number'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { instantOf } from '../../../lib/time'
import type { NameOf } from '../payload-lines'
import { intakeByReceipt, intakeSince, pendingIntake } from '../queries'
import { isCounted, payloadOf, statusOf } from '../rules'
import type { Intake } from '../schema'

export type Row = { intake: Intake; payload: IntakePayload | null }
export type Tab = 'pending' | 'decided'

const weekMs = 7 * 86_400_000
const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '')

const rowOf = (intake: Intake): Row => ({ intake, payload: payloadOf(intake) })
const oldestFirst = (a: Row, b: Row) => a.intake.handedInAt.localeCompare(b.intake.handedInAt)
const latestFirst = (a: Row, b: Row) => b.intake.updatedAt.localeCompare(a.intake.updatedAt)

/** What the list shows: 待核 first come first, what was decided latest first; a receipt number finds older ones, too. */
export function useIntakeRows(tab: Tab, typed: string) {
  const { clock } = useContextOfStore()
  const since = useMemo(() => instantOf(clock() - weekMs), [clock])
  const pendingLive = useLive(pendingIntake, [])
  const decidedLive = useLive((data) => intakeSince(data, since), [since])
  const digits = digitsOf(typed)
  const whole = digits.length === 26 ? digits : ''
  const foundLive = useLive((data) => intakeByReceipt(data, whole), [whole])
  return useMemo(() => {
    const pending = pendingLive.loading
      ? []
      : pendingLive.value.map((found) => rowOf(found.toMutableJSON())).filter(({ intake }) => statusOf(intake) === 'pending')
    const decided = decidedLive.loading
      ? []
      : decidedLive.value
          .map((found) => rowOf(found.toMutableJSON()))
          .filter(({ intake }) => statusOf(intake) !== 'pending' && !isCounted(intake.kind))
    const older = whole !== '' && !foundLive.loading ? foundLive.value.map((found) => rowOf(found.toMutableJSON())) : []
    const all = tab === 'pending' ? pending.sort(oldestFirst) : decided.sort(latestFirst)
    const fitting = digits === '' ? all : [...pending, ...decided].filter(({ intake }) => intake.receiptNo.endsWith(digits))
    const rows = fitting.length > 0 || digits === '' ? fitting : older
    return { loading: pendingLive.loading || decidedLive.loading, rows, pending }
  }, [pendingLive, decidedLive, foundLive, tab, digits, whole])
}

/** The names behind the ids of check-ins. */
export function useNames(rows: readonly Row[]): NameOf {
  const ids = useMemo(() => {
    const members = new Set<string>()
    const entries = new Set<string>()
    for (const { payload } of rows) {
      if (payload?.kind !== 'checkIn') continue
      members.add(payload.memberId)
      entries.add(payload.activityId)
    }
    return { members: [...members].sort(), entries: [...entries].sort() }
  }, [rows])
  const members = useLive((data) => data.members.findByIds(ids.members), [ids.members.join()])
  const entries = useLive((data) => data.catalogue.findByIds(ids.entries), [ids.entries.join()])
  return useMemo(() => {
    return (id) => {
      const member = members.loading ? undefined : members.value.get(id)?.name
      return member ?? (entries.loading ? undefined : entries.value.get(id)?.title)
    }
  }, [members, entries])
}

/** `4821 6327 0005 18`, as it stands on paper. */
export const spelled = (intake: Pick<Intake, 'receiptNo'>): string => spellReceiptNumber(intake.receiptNo)
