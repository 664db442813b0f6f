import { dayAfter } from '../../src/renderer/modules/requests/subject-rules'

export const today = '2026-11-23'
export const year = { from: '2026-01-01', to: '2026-12-31' }
export const estates = Array.from({ length: 12 }, (_, index) => `place-estate-${index}`)

const stamp = (at: number) => `${(1_760_000_000_000 + at).toString(36).padStart(9, '0')}-0000|bench000`

const whole = (id: string, at: number, fields: object) => ({
  id,
  createdAt: '2026-03-01T01:00:00.000Z',
  createdBy: 'worker-bench',
  updatedAt: '2026-03-01T01:00:00.000Z',
  updatedBy: 'worker-bench',
  stamps: { born: stamp(at) },
  ...fields,
  _deleted: false,
  _attachments: {},
  _rev: '1-bench',
  _meta: { lwt: 1 },
})

const key = (index: number) => String(index).padStart(26, '0')

/** 39 weekly rounds, which are 2,000 stops a year and a few; of every fourth stop something was written; thirty holidays. */
export function calendarDrafts(): object[] {
  const tours = Array.from({ length: 39 }, (_, index) =>
    whole(`tour-${key(index)}`, index, {
      kind: 'tour',
      title: `义诊与咨询 ${index}`,
      recurrence: 'weekly',
      weekday: (index % 7) + 1,
      startsOn: year.from,
      active: true,
      estateId: estates[index % estates.length],
      place: `驿站 ${index % 9}`,
      startsAt: index % 2 ? '09:00' : '14:30',
      endsAt: index % 2 ? '11:00' : '16:30',
      items: ['量血压', '测血糖'],
      teamMemberIds: [`member-${index % 20}`, `member-${index % 33}`],
    }),
  )
  const stops = tours.flatMap((_, index) =>
    Array.from({ length: 13 }, (_each, week) => {
      const day = dayAfter('2026-01-05', (index % 7) + week * 28)
      const id = `stop-${key(index)}-${day}`
      return whole(id, 1000 + index * 13 + week, {
        kind: 'tourStop',
        title: `义诊与咨询 ${index}`,
        tourId: `tour-${key(index)}`,
        day,
        stopStatus: day < today ? 'held' : 'planned',
        estateId: estates[index % estates.length],
        place: `驿站 ${index % 9}`,
        startsAt: '09:00',
        endsAt: '11:00',
      })
    }),
  )
  const holidays = Array.from({ length: 30 }, (_, index) => {
    const day = dayAfter(year.from, index * 12)
    return whole(`holiday-${day}`, index, { kind: 'holiday', day, title: '节假日', worked: false })
  })
  return [...tours, ...stops, ...holidays]
}

const loop = ['solicit', 'deliberate', 'execute', 'feedback', 'close'] as const
const ticket = ['assign', 'visit', 'done', 'rate'] as const
const said = ['路灯不亮', '下水道堵了', '楼道堆物', '电梯异响', '停车难'] as const

/** So many requests and tickets, half and half, with none to five steps each. */
export function requestDrafts(count: number): object[] {
  return Array.from({ length: count }, (_, index) => {
    const isTicket = index % 2 === 1
    const day = dayAfter(year.from, (index * 7) % 327)
    const id = `request-${key(index)}`
    const estate = index % 9 === 0 ? {} : { estateId: estates[index % estates.length] }
    const subject = whole(id, index, {
      kind: isTicket ? 'ticket' : 'request',
      title: `${said[index % said.length]}（${index % 7} 栋三单元）`,
      body: '晚上看不清路，老人容易摔倒，希望尽快来看看。'.repeat(2),
      day,
      dueOn: dayAfter(day, 15),
      severity: (index % 4) + 1,
      name: '陈桂英',
      phone: '13800001234',
      station: index % 3 ? 'desk' : 'kiosk',
      ...estate,
    })
    const kinds = isTicket ? ticket : loop
    const steps = kinds.slice(0, (index >> 1) % (kinds.length + 1)).map((step, place) =>
      whole(`step-${key(index)}-${place}`, 100_000 + index * 8 + place, {
        kind: 'step',
        subjectId: id,
        step,
        day: dayAfter(day, place * 3),
        artefact: '已经联系电工，明天上午上门。',
        assigneeId: `worker-${index % 6}`,
        severity: 4,
        stars: 5,
        ...(place > 0 ? { afterId: `step-${key(index)}-${place - 1}` } : {}),
      }),
    )
    return [subject, ...steps]
  }).flat()
}
