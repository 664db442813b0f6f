import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { enterContest, noteExchange, saveContest, saveStudio } from './growth-deed-operations'
import { addSecretary, endStay, joinCohort, setInPool } from './growth-operations'
import type { Cohort } from './growth-rules'
import { changeGoal, noteMeeting, setGoal } from './mentor-deed-operations'
import { endMentoring, openGroup, pairLearner } from './mentor-operations'
import { mentorGroups } from './queries'
import type { MentorPairing, Secretary } from './schema'

const community = '首义社区'

/** Invented people: the first group has its ten, the second has room. */
const groups = [
  {
    mentor: { name: '冯丽华', phone: '13800010001', role: '社区党委书记', body: '议事会怎么开，邻里矛盾怎么调。' },
    people: ['杜雪', '郭明', '何婷', '江涛', '孔燕', '马超', '潘玲', '秦朗', '任洁', '宋扬'],
  },
  {
    mentor: { name: '许建国', phone: '13800010002', role: '街道调解员', body: '走访怎么问，记录怎么写。' },
    people: ['田甜', '万磊', '谢芳', '薛刚'],
  },
] as const

const secretaries: readonly { name: string; at: string; pool?: boolean; stays: readonly [Cohort, string, boolean][] }[] = [
  {
    name: '冯丽华',
    at: community,
    pool: true,
    stays: [
      ['qiangyan', '2024', true],
      ['bajian', '2025', true],
      ['linghang', '2026', false],
    ],
  },
  { name: '姚静', at: '紫阳社区', pool: true, stays: [['bajian', '2026', false]] },
  {
    name: '曾勇',
    at: '水陆社区',
    stays: [
      ['qiangyan', '2025', true],
      ['bajian', '2026', false],
    ],
  },
  { name: '丁敏', at: '千家街社区', stays: [['qiangyan', '2026', false]] },
  { name: '傅强', at: '大东门社区', pool: true, stays: [['qiangyan', '2026', false]] },
  { name: '贺兰', at: '起义门社区', stays: [] },
]

const before = (today: string, days: number): string => dayOf(Date.parse(`${today}T04:00:00Z`) - days * 24 * 60 * 60 * 1000)

async function loadGroups(context: Context, today: string): Promise<void> {
  for (const [at, { mentor, people }] of groups.entries()) {
    const opened = await openGroup(context, { ...mentor, organisation: community, startsOn: before(today, 200) })
    if (!opened.ok) continue
    const mentorGroupId = opened.value.id
    const paired: MentorPairing[] = []
    for (const [nth, name] of people.entries()) {
      const phone = `1390002${at}${String(nth).padStart(3, '0')}`
      const mentee = { name, phone, organisation: community }
      const result = await pairLearner(context, { mentorGroupId, mentee, startsOn: before(today, 190 - nth) })
      if (result.ok) paired.push(result.value)
    }
    for (const [nth, title] of ['一起走小区，认楼栋长', '旁听邻里议事会', '跟班处理一件诉求'].entries())
      await noteMeeting(context, {
        mentorGroupId,
        day: before(today, 120 - nth * 45),
        title,
        place: '社区党群服务中心',
        learnerIds: paired.slice(0, paired.length - nth).map(({ learnerId }) => learnerId),
      })
    for (const [nth, { id }] of paired.slice(0, 4).entries()) {
      const title = nth % 2 === 0 ? '能独立主持一次议事会' : '写成一个案例'
      const goal = await setGoal(context, { pairingId: id, title, dueOn: before(today, -60) })
      if (goal.ok && nth === 0) await changeGoal(context, { id: goal.value.id, to: 'done' })
    }
  }
}

async function loadSecretaries(context: Context, today: string): Promise<Map<string, Secretary>> {
  const known = new Map<string, Secretary>()
  for (const { name, at, pool, stays } of secretaries) {
    const added = await addSecretary(context, { name, organisation: at, role: '社区党委书记' })
    if (!added.ok) continue
    const { id } = added.value
    known.set(name, added.value)
    for (const [cohort, year, graduated] of stays) {
      const joined = await joinCohort(context, { secretaryId: id, cohort, year, startsOn: `${year}-03-10` })
      const doneOn = `${year}-12-12`
      if (joined.ok && graduated && doneOn <= today) await endStay(context, { id: joined.value.id, as: 'graduated', doneOn })
    }
    if (pool) await setInPool(context, { id, inPool: true })
  }
  return known
}

async function loadDeeds(context: Context, today: string, known: ReadonlyMap<string, Secretary>): Promise<void> {
  const idOf = (name: string) => known.get(name)?.id ?? ''
  await saveStudio(context, {
    title: '冯丽华书记工作室',
    secretaryId: idOf('冯丽华'),
    place: '首义社区党群服务中心二楼',
    body: '每月第一个周五，带年轻书记看现场、讲做法。',
    startsOn: before(today, 400),
  })
  await saveStudio(context, {
    title: '姚静书记工作室',
    secretaryId: idOf('姚静'),
    place: '紫阳社区',
    startsOn: before(today, 150),
  })
  const contest = await saveContest(context, { title: '社区治理案例讲述', day: before(today, 40), place: '区委党校' })
  if (contest.ok)
    for (const [name, title] of [
      ['曾勇', '老旧小区怎么装上电梯'],
      ['丁敏', '楼道里的议事角'],
    ] as const)
      await enterContest(context, { contestId: contest.value.id, secretaryId: idOf(name), title })
  await noteExchange(context, {
    secretaryId: idOf('傅强'),
    exchangeKind: 'shadowing',
    title: '跟岗学习议事会',
    startsOn: before(today, 30),
    endsOn: before(today, 23),
    otherId: idOf('冯丽华'),
    organisation: community,
  })
  await noteExchange(context, {
    secretaryId: idOf('丁敏'),
    exchangeKind: 'pairing',
    title: '两个社区一起办邻里节',
    startsOn: before(today, 60),
    otherId: idOf('姚静'),
  })
}

/** Mentors and secretaries of the sample center; does nothing where there are any. */
export async function loadMentorSample(context: Context): Promise<void> {
  if ((await mentorGroups(context.data).exec()).length > 0) return
  const today = dayOf(context.clock())
  await loadGroups(context, today)
  const known = await loadSecretaries(context, today)
  await loadDeeds(context, today, known)
  const [first] = (await context.data.training.find({ selector: { kind: 'mentorPairing', name: '薛刚' } }).exec()).map(
    ({ id }) => id,
  )
  if (first) await endMentoring(context, { id: first, endsOn: before(today, 10), reason: '调到街道工作' })
}
