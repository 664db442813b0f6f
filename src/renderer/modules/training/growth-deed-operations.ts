import type { Context } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { isDay } from '../../lib/time'
import { contestEntryId, contestId, exchangeId, studioId } from './growth-ids'
import { type ExchangeInput, type GrowthRefusal, mostStudios, refuseExchange, studiosOf } from './growth-rules'
import { kept } from './mentor-rules'
import { studios, trainingRecord } from './queries'
import type { Contest, ContestEntry, Exchange, Studio, TrainingRecord } from './schema'

async function recordOf(context: Context, id: string, kind: TrainingRecord['kind']): Promise<TrainingRecord | null> {
  const found = (await trainingRecord(context.data, id).exec())?.toMutableJSON()
  return found?.kind === kind ? found : null
}

export type StudioInput = { title: string; secretaryId?: string; place?: string; body?: string; startsOn?: string }

/** A studio begins, or (with `id`) what is known of one is corrected. */
export async function saveStudio(context: Context, input: StudioInput & { id?: string }): Promise<Result<Studio, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const [title, startsOn] = [kept(input.title), kept(input.startsOn)]
  if (!title) return refused({ code: 'title-missing' })
  if (startsOn && !isDay(startsOn)) return refused({ code: 'day-form' })
  const all = (await studios(context.data).exec()).map((found) => found.toMutableJSON() as Studio)
  const id = input.id ?? studioId(context.keyOf, { title })
  if (input.id && !all.some((studio) => studio.id === id)) return refused({ code: 'gone' })
  if (all.some((studio) => studio.id !== input.id && (studio.title === title || studio.id === id)))
    return refused({ code: 'studio-known' })
  if (!input.id && studiosOf(all).within.length >= mostStudios) return refused({ code: 'studios-full' })
  const lead = kept(input.secretaryId)
  const fields = { title, secretaryId: lead, place: kept(input.place), body: kept(input.body), startsOn }
  const record = input.id
    ? await context.change('training', id, fields)
    : await context.write('training', { id, kind: 'studio', active: true, ...fields })
  return done(record as Studio)
}

/** A studio closes and is kept, or works again. */
export async function setStudioActive(
  context: Context,
  input: { id: string; active: boolean },
): Promise<Result<Studio, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const all = (await studios(context.data).exec()).map((found) => found.toMutableJSON() as Studio)
  const studio = all.find(({ id }) => id === input.id)
  if (!studio) return refused({ code: 'gone' })
  if (input.active && !studio.active && studiosOf(all).within.length >= mostStudios) return refused({ code: 'studios-full' })
  return done((await context.change('training', input.id, { active: input.active })) as Studio)
}

/** 比武竞赛: a day, a place, what it is about. With `id` one that is corrected. */
export async function saveContest(
  context: Context,
  input: { id?: string; title: string; day: string; place?: string; body?: string },
): Promise<Result<Contest, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const title = kept(input.title)
  if (!title) return refused({ code: 'title-missing' })
  if (!isDay(input.day)) return refused({ code: 'day-form' })
  const id = input.id ?? contestId(context.keyOf, { title, day: input.day })
  const known = await recordOf(context, id, 'contest')
  if (input.id && !known) return refused({ code: 'gone' })
  if (!input.id && known) return refused({ code: 'contest-known' })
  const fields = { title, day: input.day, place: kept(input.place), body: kept(input.body) }
  const record = known
    ? await context.change('training', id, fields)
    : await context.write('training', { id, kind: 'contest', ...fields })
  return done(record as Contest)
}

/** 参赛: who took part and with what. Nothing says how anybody did. */
export async function enterContest(
  context: Context,
  input: { contestId: string; secretaryId: string; title: string; body?: string },
): Promise<Result<ContestEntry, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, input.contestId, 'contest'))) return refused({ code: 'gone' })
  if (!(await recordOf(context, input.secretaryId, 'secretary'))) return refused({ code: 'secretary-missing' })
  const title = kept(input.title)
  if (!title) return refused({ code: 'entry-missing' })
  const { contestId: contest, secretaryId } = input
  const id = contestEntryId(context.keyOf, { contestId: contest, secretaryId })
  const known = await recordOf(context, id, 'contestEntry')
  if (known && !known.void) return refused({ code: 'entry-known' })
  const fields = { title, body: kept(input.body) }
  const record = known
    ? await context.change('training', id, { ...fields, void: undefined })
    : await context.write('training', { id, kind: 'contestEntry', contestId: contest, secretaryId, ...fields })
  return done(record as ContestEntry)
}

export async function withdrawEntry(context: Context, { id }: { id: string }): Promise<Result<ContestEntry, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, id, 'contestEntry'))) return refused({ code: 'gone' })
  return done((await context.change('training', id, { void: true })) as ContestEntry)
}

/** 结对共建 · 跟岗锻炼 · 交流学习. */
export async function noteExchange(context: Context, input: ExchangeInput): Promise<Result<Exchange, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const tidied = { ...input, title: kept(input.title) ?? '', otherId: kept(input.otherId), endsOn: kept(input.endsOn) }
  const refusal = refuseExchange(tidied as ExchangeInput, (await recordOf(context, input.secretaryId, 'secretary')) !== null)
  if (refusal) return refused(refusal)
  const { secretaryId, exchangeKind, startsOn, title, otherId, endsOn } = tidied
  const id = exchangeId(context.keyOf, { secretaryId, exchangeKind, startsOn, title })
  const known = await recordOf(context, id, 'exchange')
  if (known && !known.void) return refused({ code: 'exchange-known' })
  const fields = { otherId, endsOn, organisation: kept(input.organisation), place: kept(input.place), body: kept(input.body) }
  const record = known
    ? await context.change('training', id, { ...fields, void: undefined, reason: undefined })
    : await context.write('training', { id, kind: 'exchange', secretaryId, exchangeKind, startsOn, title, ...fields })
  return done(record as Exchange)
}

export async function takeBackExchange(
  context: Context,
  input: { id: string; reason: string },
): Promise<Result<Exchange, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  if (!(await recordOf(context, input.id, 'exchange'))) return refused({ code: 'gone' })
  const reason = kept(input.reason)
  if (!reason) return refused({ code: 'reason-missing' })
  return done((await context.change('training', input.id, { void: true, reason })) as Exchange)
}
