import type { Member } from '../schema'
import type { ListedFields } from './types'

const mostSkills = 20
const longestNote = 1000

/** The note with the lines it lacks; a line that stands is not written twice. */
export function noteWith(note: string | undefined, remarks: readonly string[]): string | undefined {
  const lines = (note ?? '').split('\n').filter((line) => line !== '')
  const missing = remarks.filter((line) => !lines.includes(line))
  if (missing.length === 0) return note
  const longer = [...lines, ...missing].join('\n')
  return longer.length > longestNote ? note : longer
}

/** What a list knows better of a member who is there. Nothing of what stands is cleared, and a phone is not replaced by another. */
export function changesBy(member: Member, fields: ListedFields): Partial<Member> {
  const changes: { -readonly [F in keyof Member]?: Member[F] } = {}
  for (const field of ['citizenNumber', 'phone', 'position', 'politicalStatus'] as const) {
    const value = fields[field]
    const keeps = field === 'citizenNumber' || field === 'phone'
    if (value !== undefined && value !== member[field] && !(keeps && member[field])) changes[field] = value
  }
  const skills = [...new Set([...(member.skills ?? []), ...(fields.skills ?? [])])].slice(0, mostSkills)
  if (skills.length > (member.skills?.length ?? 0)) changes.skills = skills
  const note = noteWith(member.note, fields.remarks)
  if (note !== member.note) changes.note = note
  return changes
}
