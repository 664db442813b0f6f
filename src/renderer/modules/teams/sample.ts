import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { foundTeam, joinTeam } from './operations'
import { allShifts, allTeams, estates, membersOfTeam } from './queries'
import type { TeamInput } from './rules'
import { planShifts, tickServed, tickShift } from './shift-operations'
import { dayAfter, mondayOf } from './shift-rules'

type Person = { name: string; unitName?: string; skills: string[]; role?: string }
type SampleTeam = Omit<TeamInput, 'estateIds'> & {
  /** How many estates it serves; absent: all. */
  covers?: number
  /** Days after Monday, and when. */
  shift: { weekday: number; startsAt: string; endsAt: string }
  people: Person[]
}

const clinic = '首义路街社区卫生服务中心'
const school = '首义路小学'

/** Invented teams: the legal slot stays a gap and not every estate is covered, so that the pages show what they are for. */
const teams: readonly SampleTeam[] = [
  {
    teamKind: 'medical',
    name: '医疗服务团',
    unitName: clinic,
    leadName: '程文',
    shift: { weekday: 2, startsAt: '14:30', endsAt: '17:00' },
    people: [
      { name: '程文', unitName: clinic, skills: ['量血压', '慢病随访'], role: '队长' },
      { name: '罗晓', unitName: clinic, skills: ['测血糖', '中医理疗'] },
      { name: '石静', unitName: clinic, skills: ['急救'] },
    ],
  },
  {
    teamKind: 'education',
    name: '教育服务团',
    unitName: school,
    covers: 1,
    shift: { weekday: 4, startsAt: '16:30', endsAt: '18:00' },
    people: [
      { name: '范蕾', unitName: school, skills: ['课业辅导', '书法'], role: '队长' },
      { name: '邱岚', unitName: school, skills: ['心理疏导'] },
    ],
  },
  {
    teamKind: 'special',
    name: '家电维修服务团',
    speciality: '家电维修',
    covers: 2,
    shift: { weekday: 5, startsAt: '09:00', endsAt: '11:30' },
    people: [
      { name: '康健', skills: ['修电器', '修空调'], role: '队长' },
      { name: '毛勇', skills: ['修水管', '换灯'] },
    ],
  },
  {
    teamKind: 'neighbourhood',
    name: '邻里守望队',
    covers: 1,
    shift: { weekday: 6, startsAt: '08:30', endsAt: '10:30' },
    people: [
      { name: '贺兰英', skills: ['上门走访'], role: '队长' },
      { name: '龚平', skills: ['巡楼'] },
      { name: '常青', skills: ['送餐', '理发'] },
    ],
  },
]

const weeksBefore = 8

async function idOf(context: Context, team: SampleTeam, estateIds: string[], startsOn: string): Promise<string | null> {
  const { covers, shift, people, ...input } = team
  const found = await foundTeam(context, { ...input, estateIds: estateIds.slice(0, covers), startsOn })
  if (found.ok) return found.value.id
  return (await allTeams(context.data).exec()).find(({ name }) => name === team.name)?.id ?? null
}

/**
 * Fills a sample center with teams, their people and some weeks of shifts, served up to today. It needs the places of the sample
 * roster. Run again it adds nothing.
 */
export async function loadTeamSample(context: Context): Promise<void> {
  const today = dayOf(context.clock())
  const from = dayAfter(mondayOf(today), -7 * weeksBefore)
  const estateIds = (await estates(context.data).exec()).map(({ id }) => id).sort()
  for (const team of teams) {
    const teamId = await idOf(context, team, estateIds, from)
    if (!teamId) continue
    for (const person of team.people) await joinTeam(context, { ...person, teamId, source: 'outside', startsOn: from })
    const teamMemberIds = (await membersOfTeam(context.data, teamId).exec()).map(({ id }) => id)
    const { weekday, startsAt, endsAt } = team.shift
    const when = { day: dayAfter(from, weekday), weeks: weeksBefore + 2, startsAt, endsAt }
    await planShifts(context, { ...when, teamId, teamMemberIds, estateId: estateIds[0] })
  }
  const past = (await allShifts(context.data).exec()).filter(({ day = '' }) => day < today).map(({ id }) => id)
  const [missed, ...served] = past.sort()
  if (missed) await tickShift(context, { id: missed, as: 'missed', reason: '临时有事' })
  await tickServed(context, { ids: served })
}
