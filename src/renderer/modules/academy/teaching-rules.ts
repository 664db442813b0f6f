import { isPhone } from '../../lib/national/phone'
import { type FieldFault, longestOfPoint, mostSeats } from './booking-rules'
import type { TeachingPoint } from './schema'

/** What a form fills in of a teaching point. Without a quota it takes as many as come. */
export type PointInput = Pick<TeachingPoint, 'title'> &
  Partial<Pick<TeachingPoint, 'body' | 'place' | 'quota' | 'name' | 'phone' | 'category'>>
export type PointField = 'title' | 'place' | 'quota' | 'name' | 'phone' | 'category' | 'body'
export type PointFault = FieldFault<PointField>
export type PointRefusal = { code: 'not-allowed' | 'gone' | 'exists' } | { code: 'faulty'; faults: PointFault[] }

const line = (text: string | undefined): string | undefined => text?.normalize('NFKC').replace(/\s+/g, ' ').trim() || undefined

export const tidyPoint = (input: PointInput) => ({
  title: line(input.title) ?? '',
  place: line(input.place),
  category: line(input.category),
  quota: input.quota,
  name: line(input.name),
  phone: line(input.phone)?.replace(/\s/g, ''),
  body: input.body?.trim() || undefined,
})

/** What is wrong with a point that was tidied, in the form's order. */
export function faultsOfPoint(point: ReturnType<typeof tidyPoint>): PointFault[] {
  const faults: PointFault[] = []
  const fault = (isFaulty: boolean, field: PointField, code: PointFault['code']) => {
    if (isFaulty && !faults.some((known) => known.field === field)) faults.push({ field, code })
  }
  const { title, quota, phone } = point
  fault(title === '', 'title', 'missing')
  for (const field of ['title', 'place', 'category', 'name', 'body'] as const)
    fault((point[field] ?? '').length > longestOfPoint[field], field, 'too-long')
  fault(quota !== undefined && !(Number.isInteger(quota) && quota >= 1 && quota <= mostSeats), 'quota', 'seats-form')
  fault(phone !== undefined && !isPhone(phone), 'phone', 'phone-form')
  return faults
}
