import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { book } from './booking-operations'
import { addTeachingPoint } from './teaching-operations'

/** Invented, and of nobody. */
const points = [
  {
    title: '百瑞苑红色客厅',
    category: '邻里议事',
    quota: 40,
    place: '百瑞苑 3 栋一楼',
    name: '冯丽华',
    phone: '13800010001',
    body: '看邻里议事会怎么开，讲 40 分钟。从北门进，第一栋楼就是。',
    visits: [
      { title: '党支部参观学习', organisation: '区税务局', ahead: 1, startsAt: '09:00', endsAt: '10:30', seats: 25 },
      { title: '新入职社工实训', organisation: '街道', ahead: 1, startsAt: '10:00', endsAt: '11:30', seats: 12 },
      { title: '兄弟社区交流', organisation: '紫阳社区', ahead: 3, startsAt: '14:30', endsAt: '16:00', seats: 18 },
    ],
  },
  {
    title: '幸福食堂',
    category: '养老',
    quota: 20,
    place: '党群服务中心二楼',
    body: '看老人用餐和送餐怎么安排，中午 11 点到 1 点最合适。',
    visits: [],
  },
]

/** Teaching points of a sample center, with bookings of the coming days. Loaded a second time it adds nothing. */
export async function loadTeachingSample(context: Context): Promise<void> {
  for (const { visits, ...point } of points) {
    const added = await addTeachingPoint(context, point)
    if (!added.ok) continue
    for (const { ahead, ...visit } of visits) {
      const day = dayOf(context.clock() + ahead * 86_400_000)
      await book(context, { teachingPointId: added.value.id, booking: { ...visit, day } })
    }
  }
}
