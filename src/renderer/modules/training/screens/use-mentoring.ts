import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import { learnersOf } from '../../academy/queries'
import type { Learner } from '../../academy/schema'
import { byDue, byName, isRunning, type LostPairing, latestFirst, standingPairings } from '../mentor-rules'
import { mentoringRecords } from '../queries'
import type { Goal, MentorGroup, MentorMeeting, MentorPairing } from '../schema'

export type Mentoring = {
  /** By the mentor's name, those that ended too. */
  groups: MentorGroup[]
  groupOf: (id: string) => MentorGroup | undefined
  /** Who stands in the group now, by name. */
  current: (groupId: string) => MentorPairing[]
  /** Who was in it, who left last first. */
  former: (groupId: string) => MentorPairing[]
  /** What two places paired apart and does not stand: to be told. */
  lost: LostPairing[]
  /** Of a group, the latest first; those taken back left out. */
  meetings: (groupId: string) => MentorMeeting[]
  allMeetings: MentorMeeting[]
  /** Of a pairing, what is open first. */
  goals: (pairingId: string) => Goal[]
  standing: MentorPairing[]
  nameOf: (learnerId: string) => string
}

function by<T>(records: readonly T[], keyOf: (record: T) => string): (key: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    const group = groups.get(keyOf(record))
    if (group) group.push(record)
    else groups.set(keyOf(record), [record])
  }
  return (key) => groups.get(key) ?? []
}

const byLeaving = (a: MentorPairing, b: MentorPairing): number => (b.endsOn ?? '').localeCompare(a.endsOn ?? '') || byName(a, b)

/** All of mentoring, kept up to date. Null while the store is asked. */
export function useMentoring(): Mentoring | null {
  const live = useLive(mentoringRecords, [])
  return useMemo(() => {
    if (live.loading) return null
    const all = live.value.map((found) => found.toMutableJSON())
    const groups = (all.filter(({ kind }) => kind === 'mentorGroup') as MentorGroup[]).sort(byName)
    const pairings = all.filter(({ kind }) => kind === 'mentorPairing') as MentorPairing[]
    const meetings = (all.filter(({ kind, void: gone }) => kind === 'mentorMeeting' && !gone) as MentorMeeting[]).sort(
      latestFirst,
    )
    const goals = (all.filter(({ kind, void: gone }) => kind === 'goal' && !gone) as Goal[]).sort(byDue)
    const { standing, lost } = standingPairings(pairings, groups)
    const byId = new Map(groups.map((group) => [group.id, group]))
    const names = new Map(pairings.map(({ learnerId, name }) => [learnerId, name]))
    return {
      groups,
      groupOf: (id) => byId.get(id),
      current: by([...standing].sort(byName), ({ mentorGroupId }) => mentorGroupId),
      former: by(pairings.filter((pairing) => !isRunning(pairing)).sort(byLeaving), ({ mentorGroupId }) => mentorGroupId),
      lost,
      meetings: by(meetings, ({ mentorGroupId }) => mentorGroupId),
      allMeetings: meetings,
      goals: by(goals, ({ pairingId }) => pairingId),
      standing,
      nameOf: (learnerId) => names.get(learnerId) ?? '',
    }
  }, [live])
}

/** Community workers who can be paired, by name. Null while the store is asked. */
export function useWorkers(): { value: string; label: string; pinyin: string }[] | null {
  const live = useLive(learnersOf, [])
  return useMemo(() => {
    if (live.loading) return null
    const workers = live.value
      .map((found) => found.toMutableJSON() as Learner)
      .filter(({ audience, active }) => audience === 'worker' && active !== false)
    return workers.sort(byName).map(({ id, name, namePinyin, organisation }) => ({
      value: id,
      label: organisation ? `${name} · ${organisation}` : name,
      pinyin: namePinyin,
    }))
  }, [live])
}
