import { skillsFor } from '../../lib/skills'
import { byName } from './checkin-hours'
import type { Member } from './schema'

/** 专业人才库: who has a skill, in one estate or in all (`''`), by name. */
export function findTalents<T extends Pick<Member, 'name' | 'namePinyin' | 'skills' | 'estateId'>>(
  members: readonly T[],
  asked: string,
  estateId: string,
): { member: T; skills: string[] }[] {
  return members
    .filter((member) => estateId === '' || member.estateId === estateId)
    .map((member) => ({ member, skills: skillsFor(asked, member.skills ?? []) }))
    .filter(({ skills }) => skills.length > 0)
    .sort((a, b) => byName(a.member, b.member))
}
