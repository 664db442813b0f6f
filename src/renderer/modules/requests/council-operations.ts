import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { councilOf } from './council-queries'
import {
  type AttendanceRefusal,
  attendanceId,
  type MeetingInput,
  type MeetingRefusal,
  meetingId,
  presentOf,
  type ResolutionInput,
  type ResolutionRefusal,
  refuseAttendance,
  refuseFewer,
  refuseMeeting,
  refuseMinute,
  refuseResolution,
  resolutionId,
  tidyMeeting,
  tidyResolution,
} from './council-rules'
import type { CouncilAttendance, CouncilMeeting, RequestRecord, Resolution } from './schema'

async function recordOf(context: Context, id: string, kind: RequestRecord['kind']): Promise<RequestRecord | null> {
  const found = (await context.data.requests.findOne(id).exec())?.toMutableJSON()
  return found?.kind === kind ? found : null
}

export type Sitting = { present: number; attendances: CouncilAttendance[]; resolutions: Resolution[] }

/** Who is at a meeting and what was voted there. */
export async function sittingOf(context: Context, meetingId: string): Promise<Sitting> {
  const found = (await councilOf(context.data, meetingId).exec()).map((record) => record.toMutableJSON())
  const attendances = found.filter(({ kind }) => kind === 'councilAttendance') as CouncilAttendance[]
  const resolutions = found.filter(({ kind }) => kind === 'resolution') as Resolution[]
  return { present: presentOf(attendances), attendances, resolutions }
}

const fieldsOf = ({ title, day, startsAt, place, estateId, agenda }: MeetingInput) => ({
  title,
  day,
  startsAt: startsAt || undefined,
  place: place || undefined,
  estateId: estateId || undefined,
  agenda: agenda.length > 0 ? [...agenda] : undefined,
})

const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** Calls a meeting. One of the name on that day is that meeting, whichever desk called it. */
export async function callMeeting(context: Context, input: MeetingInput): Promise<Result<CouncilMeeting, MeetingRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const meeting = tidyMeeting(input)
  const refusal = refuseMeeting(meeting)
  if (refusal) return refused(refusal)
  const id = meetingId(context.keyOf, { centerCode: context.centerCode, day: meeting.day, title: meeting.title })
  if (await recordOf(context, id, 'councilMeeting')) return refused({ code: 'exists', id })
  const fields = filled(fieldsOf(meeting)) as Omit<CouncilMeeting, 'id'>
  return done((await context.write('requests', { ...fields, id, kind: 'councilMeeting' })) as CouncilMeeting)
}

/** Corrects what a meeting is about, when and where it is. */
export async function changeMeeting(
  context: Context,
  { id, ...input }: MeetingInput & { id: string },
): Promise<Result<CouncilMeeting, MeetingRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, id, 'councilMeeting'))) return refused({ code: 'gone' })
  const meeting = tidyMeeting(input)
  const refusal = refuseMeeting(meeting)
  if (refusal) return refused(refusal)
  return done((await context.change('requests', id, fieldsOf(meeting))) as CouncilMeeting)
}

/** 会议纪要: what was said, as it is printed and signed. */
export async function keepMinute(
  context: Context,
  input: { id: string; minute: string },
): Promise<Result<CouncilMeeting, MeetingRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, input.id, 'councilMeeting'))) return refused({ code: 'gone' })
  const minute = input.minute.trim()
  const refusal = refuseMinute(minute)
  if (refusal) return refused(refusal)
  return done((await context.change('requests', input.id, { minute: minute || undefined })) as CouncilMeeting)
}

/** 到会: a resident of the roster, or somebody from outside by name. Who was noted absent is there again. */
export async function attend(
  context: Context,
  input: { meetingId: string; name: string; residentId?: string; role?: string },
): Promise<Result<CouncilAttendance, AttendanceRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, input.meetingId, 'councilMeeting'))) return refused({ code: 'gone' })
  const name = input.name.trim().replace(/\s+/g, ' ')
  const role = input.role?.trim() || undefined
  const refusal = refuseAttendance({ name, role: role ?? '' })
  if (refusal) return refused(refusal)
  const { meetingId, residentId } = input
  const id = attendanceId(context.keyOf, filled({ meetingId, residentId, name }))
  const known = await recordOf(context, id, 'councilAttendance')
  if (known && known.present !== false) return refused({ code: 'already-here' })
  const record = known
    ? await context.change('requests', id, { present: true, ...filled({ role }) })
    : await context.write('requests', {
        id,
        kind: 'councilAttendance',
        ...filled({ meetingId, residentId, name, role }),
        present: true,
      })
  return done(record as CouncilAttendance)
}

/** Was there, or was not after all. No fewer can be there than voted. */
export async function setPresent(
  context: Context,
  input: { id: string; present: boolean },
): Promise<Result<CouncilAttendance, AttendanceRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const known = (await recordOf(context, input.id, 'councilAttendance')) as CouncilAttendance | null
  if (!known) return refused({ code: 'gone' })
  if (!input.present && known.present !== false) {
    const { present, resolutions } = await sittingOf(context, known.meetingId)
    const refusal = refuseFewer(resolutions, present - 1)
    if (refusal) return refused(refusal)
  }
  return done((await context.change('requests', input.id, { present: input.present })) as CouncilAttendance)
}

/** 表决: a resolution with its votes. Counts never exceed those present. */
export async function resolve(
  context: Context,
  { meetingId, ...input }: ResolutionInput & { meetingId: string },
): Promise<Result<Resolution, ResolutionRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, meetingId, 'councilMeeting'))) return refused({ code: 'gone' })
  const resolution = tidyResolution(input)
  const refusal = refuseResolution(resolution, (await sittingOf(context, meetingId)).present)
  if (refusal) return refused(refusal)
  const { title, body, inFavour, against, abstained } = resolution
  const id = resolutionId(context.keyOf, { meetingId, title })
  if (await recordOf(context, id, 'resolution')) return refused({ code: 'exists' })
  const said = body ? { body } : {}
  return done(
    (await context.write('requests', {
      id,
      kind: 'resolution',
      meetingId,
      title,
      ...said,
      inFavour,
      against,
      abstained,
    })) as Resolution,
  )
}

/** Corrects a resolution or its votes, until something has come of it. */
export async function correctResolution(
  context: Context,
  { id, ...input }: ResolutionInput & { id: string },
): Promise<Result<Resolution, ResolutionRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const known = (await recordOf(context, id, 'resolution')) as Resolution | null
  if (!known) return refused({ code: 'gone' })
  if (known.resultId) return refused({ code: 'became' })
  const resolution = tidyResolution(input)
  const refusal = refuseResolution(resolution, (await sittingOf(context, known.meetingId)).present)
  if (refusal) return refused(refusal)
  const { title, body, inFavour, against, abstained } = resolution
  return done(
    (await context.change('requests', id, { title, body: body || undefined, inFavour, against, abstained })) as Resolution,
  )
}
