import type { Context, Draft } from '../../data/context'
import { namePinyin, textPinyin } from '../../lib/pinyin'
import { dayOf, instantOf } from '../../lib/time'
import { filled } from './course-rules'
import { loadHoursSample } from './hours-sample'
import { courseId, enrolmentId, learnerId, sessionId } from './ids'
import { keyOfWho, type Who } from './learner-rules'
import type { Session } from './schema'
import { daysInRhythm, type Rhythm } from './session-rules'

type Sample = {
  title: string
  audience: Session['audience']
  category: string
  creditHours: number
  teacher: string
  place: string
  quota?: number
  startsAt: string
  endsAt: string
  /** Days from today to the first one; below 0 it began in the past. */
  begins: number
  count: number
  rhythm: Rhythm
  status?: Session['sessionStatus']
  reason?: string
  /** How many of the sample's people sign up. */
  people: number
}

/** Invented, and of nobody. */
const samples: readonly Sample[] = [
  {
    title: '智能手机一点通',
    audience: 'resident',
    category: '市民讲堂',
    creditHours: 1.5,
    teacher: '刘老师',
    place: '三楼教室',
    quota: 6,
    startsAt: '09:30',
    endsAt: '11:00',
    begins: 3,
    count: 4,
    rhythm: 'weekly',
    people: 8,
  },
  {
    title: '书法入门',
    audience: 'resident',
    category: '书画',
    creditHours: 2,
    teacher: '郑老师',
    place: '二楼活动室',
    quota: 20,
    startsAt: '14:30',
    endsAt: '16:30',
    begins: -10,
    count: 5,
    rhythm: 'weekly',
    people: 5,
  },
  {
    title: '追光少年团：科学小实验',
    audience: 'minor',
    category: '追光少年团',
    creditHours: 1,
    teacher: '黄老师',
    place: '二楼活动室',
    quota: 12,
    startsAt: '15:30',
    endsAt: '16:30',
    begins: 6,
    count: 2,
    rhythm: 'weekly',
    people: 4,
  },
  {
    title: '群众工作方法',
    audience: 'worker',
    category: '能力提升',
    creditHours: 4,
    teacher: '谢老师',
    place: '一楼会议室',
    startsAt: '08:30',
    endsAt: '12:00',
    begins: -45,
    count: 2,
    rhythm: 'daily',
    status: 'held',
    people: 6,
  },
  {
    title: '应急救护',
    audience: 'worker',
    category: '应急处置',
    creditHours: 3,
    teacher: '谢老师',
    place: '一楼会议室',
    startsAt: '09:00',
    endsAt: '11:30',
    begins: -80,
    count: 1,
    rhythm: 'daily',
    status: 'held',
    people: 4,
  },
  {
    title: '秋季养生',
    audience: 'resident',
    category: '健康养生',
    creditHours: 1,
    teacher: '石医生',
    place: '三楼教室',
    startsAt: '09:00',
    endsAt: '10:00',
    begins: 9,
    count: 1,
    rhythm: 'weekly',
    status: 'cancelled',
    reason: '医生临时出诊，改期再通知',
    people: 2,
  },
]
const names = ['童桂兰', '严家宝', '毛玉珍', '覃建国', '施秀英', '涂志强', '洪丽华', '柯小芳']

const cityCourses = [
  { title: '基层治理能力提升', code: 'W01', tags: ['worker'], hours: 4, category: '能力提升' },
  { title: '防范电信网络诈骗', code: 'R01', tags: ['resident'], hours: 1.5, category: '市民讲堂' },
]

const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Somebody of a sample: no phone of theirs can be one of anybody. */
function whoOf(audience: Session['audience'], index: number): Who {
  const name = names[index] ?? ''
  const phone = `1380000${String(1000 + index)}`
  if (audience === 'minor') return { name, guardianName: `${name.slice(0, 1)}女士`, guardianPhone: phone }
  return { name, phone, ...(audience === 'worker' && { organisation: '演示社区' }) }
}

function recordsOf(context: Context, sample: Sample): Draft<'sessions'>[] {
  const { begins, count, rhythm, status: sessionStatus = 'planned', people, category, reason, ...plan } = sample
  const { audience, title, creditHours, place, startsAt } = plan
  const course = courseId(context.keyOf, context.centerCode, { title, audience })
  const days = daysInRhythm(dayFrom(dayOf(context.clock()), begins), count, rhythm)
  const where = { courseId: course, startsOn: days[0] ?? '', startsAt, where: place }
  const id = sessionId(context.keyOf, context.centerCode, where)
  const signedUpFrom = context.clock() - 60 * 86_400_000
  const enrolments = Array.from({ length: people }, (_, index): Draft<'sessions'>[] => {
    const who = whoOf(audience, index)
    const learner = learnerId(context.keyOf, keyOfWho(who, audience))
    const isWaiting = plan.quota !== undefined && index >= plan.quota
    return [
      { ...filled(who), id: learner, kind: 'learner', audience, namePinyin: namePinyin(who.name), active: true },
      {
        id: enrolmentId(context.keyOf, id, learner),
        kind: 'enrolment',
        sessionId: id,
        learnerId: learner,
        enrolmentStatus: isWaiting ? 'waiting' : 'signedUp',
        signedUpAt: instantOf(signedUpFrom + index * 60_000),
        station: index % 3 === 2 && audience !== 'worker' ? 'kiosk' : 'desk',
      },
    ]
  })
  return [
    { id: course, kind: 'course', title, audience, creditHours, category, active: true },
    { ...plan, id, kind: 'session', courseId: course, days, sessionStatus, ...(reason && { reason }) },
    ...enrolments.flat(),
  ]
}

/** Courses, sessions at every state and who signed up, for a sample center. Ids say what is meant: run again it adds nothing. */
export async function loadAcademySample(context: Context): Promise<void> {
  const drafts = new Map(samples.flatMap((sample) => recordsOf(context, sample)).map((draft) => [draft.id, draft]))
  await context.writeMany('sessions', [...drafts.values()])
  await loadHoursSample(context)
  await context.writeMany(
    'catalogue',
    cityCourses.map(({ title, code, ...rest }) => {
      const id = `course-city-${context.keyOf('city-course', code)}`
      return { ...rest, id, kind: 'course' as const, title, titlePinyin: textPinyin(title), code, open: true }
    }),
  )
}
