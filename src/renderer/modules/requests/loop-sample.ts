import type { Context, Draft } from '../../data/context'
import { dayOf } from '../../lib/time'
import type { LoopStep } from './loop-rules'
import { dueOnOf } from './subject-input'
import { dayAfter, type Subject } from './subject-rules'
import type { TicketStep } from './ticket-rules'

type Sample = { kind: Subject['kind']; title: string; category: string; severity: number; daysAgo: number; steps: number }

const loopLine: readonly (readonly [LoopStep, string])[] = [
  ['solicit', '走访六户，听了意见，一户一行记下。'],
  ['deliberate', '楼栋长、物业、居民代表到场，定了先试一个月。'],
  ['execute', '物业周六带人做完，网格员到场看过。'],
  ['feedback', '已经办好。还有意见，请再告诉我们。'],
  ['adjust', '试行后把时间改到了上午。'],
  ['close', ''],
]
const ticketLine: readonly (readonly [TicketStep, string])[] = [
  ['assign', ''],
  ['visit', '到现场看过，要带配件再来。'],
  ['done', '修好了，当面试过。'],
  ['rate', ''],
]

const request = (title: string, category: string, severity: number, daysAgo: number, steps: number): Sample => ({
  kind: 'request',
  title,
  category,
  severity,
  daysAgo,
  steps,
})
const ticket = (title: string, category: string, daysAgo: number, steps: number): Sample => ({
  kind: 'ticket',
  title,
  category,
  severity: 1,
  daysAgo,
  steps,
})

/** Invented, and of nobody: at every step, in time and overdue, so that the pages show what they are for. */
const samples: readonly Sample[] = [
  request('小区停车位不够用', '停车', 2, 18, 2),
  request('楼上半夜装修', '噪音', 1, 3, 0),
  request('楼道里堆满旧家具', '邻里纠纷', 1, 9, 3),
  request('老旧电梯想换新的', '电梯、门禁', 3, 40, 1),
  request('广场舞音量太大', '噪音', 1, 25, 6),
  request('想加装充电棚', '停车', 2, 12, 4),
  request('外墙瓷砖掉落', '环境卫生', 4, 2, 1),
  request('楼前空地怎么用', '其他', 1, 60, 6),
  ticket('三单元楼道灯不亮', '公共照明', 1, 0),
  ticket('一楼下水道返水', '漏水、下水堵塞', 5, 1),
  ticket('门禁刷卡没反应', '电梯、门禁', 2, 2),
  ticket('垃圾桶盖坏了', '环境卫生', 6, 4),
  ticket('楼梯扶手松了', '其他', 4, 3),
  ticket('路灯白天也亮着', '公共照明', 8, 4),
]

const sampleId = (context: Context, ...parts: string[]) => context.keyOf('sample', context.centerCode, ...parts)

function stepsOf(context: Context, sample: Sample, subjectId: string, day: string, assigneeId: string): Draft<'requests'>[] {
  const line = (sample.kind === 'ticket' ? ticketLine : loopLine).slice(0, sample.steps)
  const idOf = (index: number) => `step-${sampleId(context, sample.title, String(index))}`
  const today = dayOf(context.clock())
  return line.map(([step, artefact], index) => {
    const taken = dayAfter(day, index + 1)
    return {
      id: idOf(index),
      kind: 'step',
      subjectId,
      step,
      day: taken < today ? taken : today,
      ...(index > 0 ? { afterId: idOf(index - 1) } : {}),
      ...(artefact ? { artefact } : {}),
      ...(step === 'assign' ? { assigneeId } : {}),
      ...(step === 'rate' ? { stars: 4 } : {}),
      ...(step === 'close' ? { severity: 4 } : {}),
    }
  })
}

/** Requests, tickets and a phone tree for a sample center. Ids say what is meant: run again it adds nothing. */
export async function loadRequestSample(context: Context): Promise<void> {
  const workers = await context.data.workers.find({ selector: { role: 'gridWorker' } }).exec()
  const assigneeId = workers[0]?.id ?? context.actor.id
  const estates = await context.data.places.find({ selector: { kind: 'estate' } }).exec()
  const estateIds = estates.map(({ id }) => id).sort()
  const drafts = samples.flatMap((sample, index) => {
    const { kind, title, category, severity, daysAgo } = sample
    const day = dayAfter(dayOf(context.clock()), -daysAgo)
    const id = `request-${sampleId(context, title)}`
    const estateId = estateIds[index % Math.max(1, estateIds.length)]
    const subject: Draft<'requests'> = {
      id,
      kind,
      title,
      category,
      severity,
      day,
      dueOn: dueOnOf(kind, severity, day),
      station: index % 3 === 0 ? 'desk' : 'kiosk',
      ...(estateId ? { estateId } : {}),
    }
    return [subject, ...stepsOf(context, sample, id, day, assigneeId)]
  })
  const contacts = [
    ['演示书记', '书记', '13800000001'],
    ['网格长甲', '网格长', '13800000002'],
    ['楼栋长乙', '楼栋长', '13800000003'],
    ['物业值班', '物业值班', '02788880000'],
  ] as const
  const contactId = (index: number) => `contact-${sampleId(context, 'contact', String(index))}`
  const calls = contacts.map(([name, role, phone], index): Draft<'requests'> => {
    const caller = index === 0 ? {} : { callerId: contactId(index === 2 ? 1 : 0) }
    return { id: contactId(index), kind: 'callContact', name, role, phone, order: index + 1, active: true, ...caller }
  })
  await context.writeMany('requests', [...drafts, ...calls])
}
