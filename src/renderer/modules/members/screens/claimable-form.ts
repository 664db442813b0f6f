import type { Claimable } from '../claim-rules'
import type { ClaimableField, ClaimableInput, ClaimableRefusal, Wisher } from '../claimable-rules'
import type { WisherRecord } from '../schema'

/** What stands in the fields of the form: all text, the stage apart. */
export type TypedClaimable = {
  title: string
  quota: string
  body: string
  place: string
  category: string
  stage: NonNullable<ClaimableInput['stage']>
  startsOn: string
  endsOn: string
  wisherName: string
  wisherPhone: string
  wisherRoom: string
}

const optional = <K extends string>(record: object, field: K): string => {
  const value = (record as Partial<Record<K, unknown>>)[field]
  return typeof value === 'string' ? value : ''
}

/** The form as it opens: with what is known of the one that is edited, else empty. A wish is one person's. */
export function typedOf(kind: Claimable['kind'], known: Claimable | null, wisher: WisherRecord | undefined): TypedClaimable {
  const fields = known ?? {}
  return {
    title: known?.title ?? '',
    quota: known ? String(known.quota ?? '') : kind === 'coProject' ? '' : '1',
    body: optional(fields, 'body'),
    place: optional(fields, 'place'),
    category: optional(fields, 'category'),
    stage: known?.kind === 'coProject' ? known.stage : 'plan',
    startsOn: optional(fields, 'startsOn'),
    endsOn: optional(fields, 'endsOn'),
    wisherName: wisher?.name ?? '',
    wisherPhone: wisher?.phone ?? '',
    wisherRoom: wisher?.room ?? '',
  }
}

/** What was typed, for the operations. What is no number becomes one they refuse. */
export function inputOf(kind: Claimable['kind'], typed: TypedClaimable): { claimable: ClaimableInput; wisher: Wisher } {
  const { quota, wisherName, wisherPhone, wisherRoom, ...texts } = typed
  return {
    claimable: { ...texts, kind, quota: quota.trim() === '' ? null : Number(quota) },
    wisher: { name: wisherName, phone: wisherPhone, room: wisherRoom },
  }
}

/** Which field a refusal is about; null where it is about the whole. */
export function fieldOf(refusal: ClaimableRefusal): ClaimableField | null {
  switch (refusal.code) {
    case 'title-missing':
    case 'title-long':
    case 'exists':
      return 'title'
    case 'quota-form':
    case 'quota-below':
      return 'quota'
    case 'day-form':
    case 'says-name':
    case 'says-phone':
    case 'says-room':
      return refusal.field
    case 'days-order':
      return 'endsOn'
    default:
      return null
  }
}
