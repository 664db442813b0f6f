import { type CatalogueRecord, isShownOn } from '../../modules/catalogue'

export type Slide = {
  id: string
  kind: 'onDuty' | 'notice' | 'tour'
  title: string
  body: string
  /** `2026-11-25`, `09:00–11:00` and a place, as far as they are known. */
  day: string
  time: string
  place: string
}

const order: Slide['kind'][] = ['onDuty', 'tour', 'notice']

/** Monday and Sunday of the week in which a day lies. */
export function weekOf(day: string): { from: string; to: string } {
  const at = Date.parse(`${day}T00:00:00Z`)
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  const dayAt = (days: number) => new Date(at + days * 86_400_000).toISOString().slice(0, 10)
  return { from: dayAt(-sinceMonday), to: dayAt(6 - sinceMonday) }
}

const lastsUntil = (record: CatalogueRecord) => record.endsOn ?? record.startsOn ?? '9999-12-31'

function kindOf(record: CatalogueRecord, today: string): Slide['kind'] | null {
  const week = weekOf(today)
  if (record.kind === 'offering' && record.offeringKind === 'tour')
    // Of the week's tours those that are over are of no use to anybody.
    return record.open !== false && (record.startsOn ?? '') <= week.to && lastsUntil(record) >= today ? 'tour' : null
  if (record.kind !== 'notice' || record.onSlides !== true || !isShownOn(record, today)) return null
  // 值班表 is published as a notice of its day.
  return record.title.includes('值班') ? 'onDuty' : 'notice'
}

/** What a kiosk shows that nobody stands before: who is on duty, the tours of this week, the notices chosen for it. */
export function slidesOf(catalogue: readonly CatalogueRecord[], today: string): Slide[] {
  const slides = catalogue.flatMap((record): Slide[] => {
    const kind = kindOf(record, today)
    const isTour = kind === 'tour'
    return kind
      ? [
          {
            id: record.id,
            kind,
            title: record.title,
            body: record.body ?? '',
            day: isTour ? (record.startsOn ?? '') : '',
            time: isTour ? [record.startsAt, record.endsAt].filter(Boolean).join('–') : '',
            place: record.place ?? '',
          },
        ]
      : []
  })
  const when = ({ day, time }: Slide) => `${day} ${time}`
  return slides.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (when(a) < when(b) ? -1 : 1))
}
