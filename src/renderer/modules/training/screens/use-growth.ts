import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { poolOf, studiosOf } from '../growth-rules'
import { byName, latestFirst } from '../mentor-rules'
import { growthRecords } from '../queries'
import type { CohortStay, Contest, ContestEntry, Exchange, Secretary, Studio, TrainingRecord } from '../schema'
import type { Option } from './FormField'

export type Growth = {
  /** By name, those who left office too. */
  secretaries: Secretary[]
  secretaryOf: (id: string) => Secretary | undefined
  nameOf: (id: string | undefined) => string
  /** The latest first. */
  stays: (secretaryId: string) => CohortStay[]
  allStays: CohortStay[]
  pool: { within: Secretary[]; beyond: Secretary[] }
  studios: Studio[]
  studioPlaces: { within: Studio[]; beyond: Studio[] }
  contests: Contest[]
  /** Who takes part, by name; those who withdrew left out. */
  entries: (contestId: string) => ContestEntry[]
  entriesOf: (secretaryId: string) => ContestEntry[]
  /** The latest first; those taken back left out. */
  exchanges: Exchange[]
  /** Secretaries in office, to choose from. */
  options: Option[]
}

const inChinese = new Intl.Collator('zh-CN')

function growthOf(all: readonly TrainingRecord[]): Growth {
  const secretaries = (all.filter(({ kind }) => kind === 'secretary') as Secretary[]).sort(byName)
  const allStays = (all.filter(({ kind }) => kind === 'cohortStay') as CohortStay[]).sort(
    (a, b) => b.year.localeCompare(a.year) || (a.id < b.id ? -1 : 1),
  )
  const studios = (all.filter(({ kind }) => kind === 'studio') as Studio[]).sort((a, b) => inChinese.compare(a.title, b.title))
  const contests = (all.filter(({ kind }) => kind === 'contest') as Contest[]).sort(latestFirst)
  const byId = new Map(secretaries.map((secretary) => [secretary.id, secretary]))
  const nameOf = (id: string | undefined) => (id ? (byId.get(id)?.name ?? '') : '')
  const entries = (all.filter(({ kind, void: gone }) => kind === 'contestEntry' && !gone) as ContestEntry[]).sort(
    (a, b) => inChinese.compare(nameOf(a.secretaryId), nameOf(b.secretaryId)) || (a.id < b.id ? -1 : 1),
  )
  const exchanges = (all.filter(({ kind, void: gone }) => kind === 'exchange' && !gone) as Exchange[]).sort(
    (a, b) => b.startsOn.localeCompare(a.startsOn) || (a.id < b.id ? -1 : 1),
  )
  return {
    secretaries,
    secretaryOf: (id) => byId.get(id),
    nameOf,
    stays: (secretaryId) => allStays.filter((stay) => stay.secretaryId === secretaryId),
    allStays,
    pool: poolOf(secretaries),
    studios,
    studioPlaces: studiosOf(studios),
    contests,
    entries: (contestId) => entries.filter((entry) => entry.contestId === contestId),
    entriesOf: (secretaryId) => entries.filter((entry) => entry.secretaryId === secretaryId),
    exchanges,
    options: secretaries.flatMap(({ id, name, namePinyin, organisation, active }) =>
      active ? [{ value: id, label: [name, organisation].filter(Boolean).join(' · '), pinyin: namePinyin }] : [],
    ),
  }
}

/** All of the growth of secretaries, kept up to date. Null while the store is asked. */
export function useGrowth(): Growth | null {
  const live = useLive(growthRecords, [])
  return useMemo(() => (live.loading ? null : growthOf(live.value.map((found) => found.toMutableJSON()))), [live])
}
