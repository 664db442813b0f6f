import type { Context, Patch } from '../../data/context'
import { namePinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { dayOf } from '../../lib/time'
import { cohortStayId, secretaryId } from './growth-ids'
import {
  type Cohort,
  type Ending,
  type GrowthRefusal,
  mostInPool,
  poolOf,
  refuseCohort,
  refuseEndOfStay,
  refuseSecretary,
  type SecretaryInput,
  tidySecretary,
} from './growth-rules'
import { kept, refuseEnd } from './mentor-rules'
import { secretaries, staysOf, trainingRecord } from './queries'
import type { CohortStay, Secretary } from './schema'

async function readSecretaries(context: Context): Promise<Secretary[]> {
  return (await secretaries(context.data).exec()).map((found) => found.toMutableJSON() as Secretary)
}

async function secretaryOf(context: Context, id: string): Promise<Secretary | null> {
  const found = (await trainingRecord(context.data, id).exec())?.toMutableJSON()
  return found?.kind === 'secretary' ? (found as Secretary) : null
}

const changed = async <T>(context: Context, id: string, patch: Patch<'training'>): Promise<Result<T, GrowthRefusal>> =>
  done((await context.change('training', id, patch)) as T)

/** A secretary to be accompanied; known by name and community. */
export async function addSecretary(context: Context, input: SecretaryInput): Promise<Result<Secretary, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const secretary = tidySecretary(input)
  const known = await readSecretaries(context)
  const id = secretaryId(context.keyOf, secretary)
  const refusal = refuseSecretary(secretary, known)
  if (refusal) return refused(refusal)
  // Somebody whose name was corrected since keeps the id they were written under.
  if (known.some((one) => one.id === id)) return refused({ code: 'secretary-known' })
  const draft = { ...secretary, id, kind: 'secretary' as const, namePinyin: namePinyin(secretary.name), active: true }
  return done((await context.write('training', draft)) as Secretary)
}

export async function reviseSecretary(
  context: Context,
  input: SecretaryInput & { id: string },
): Promise<Result<Secretary, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const all = await readSecretaries(context)
  if (!all.some(({ id }) => id === input.id)) return refused({ code: 'gone' })
  const secretary = tidySecretary(input)
  const refusal = refuseSecretary(
    secretary,
    all.filter(({ id }) => id !== input.id),
  )
  if (refusal) return refused(refusal)
  const { name, phone, role, organisation, note } = secretary
  return changed(context, input.id, { name, namePinyin: namePinyin(name), phone, role, organisation, note })
}

/** 离任: the cohort that runs is left, the place in the pool falls free; what was stays. */
export async function secretaryLeaves(
  context: Context,
  input: { id: string; endsOn: string; reason: string },
): Promise<Result<Secretary, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const secretary = await secretaryOf(context, input.id)
  const refusal = secretary?.active === false ? { code: 'secretary-left' as const } : refuseLeaving(secretary, input, context)
  if (refusal) return refused(refusal)
  const [endsOn, reason] = [input.endsOn, input.reason.trim()]
  const stays = (await staysOf(context.data, input.id).exec()).filter(({ cohortStatus }) => cohortStatus === 'current')
  await context.changeMany(
    'training',
    stays.map(({ id }) => id),
    () => ({ cohortStatus: 'left' as const, doneOn: endsOn, reason }),
  )
  return changed(context, input.id, { active: false, inPool: undefined, endsOn, reason })
}

function refuseLeaving(
  secretary: Secretary | null,
  ending: { endsOn: string; reason: string },
  context: Context,
): GrowthRefusal | null {
  const refusal = refuseEnd(secretary, ending, dayOf(context.clock()))
  return refusal?.code === 'already-ended' ? { code: 'secretary-left' } : refusal
}

/** Somebody who left by mistake, or came back, is accompanied again. */
export async function secretaryReturns(context: Context, { id }: { id: string }): Promise<Result<Secretary, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const secretary = await secretaryOf(context, id)
  if (!secretary) return refused({ code: 'gone' })
  if (secretary.active) return refused({ code: 'not-left' })
  return changed(context, id, { active: true, endsOn: undefined, reason: undefined })
}

/** 创建库: in, unless the hundred are complete as far as this station knows, or out. */
export async function setInPool(
  context: Context,
  input: { id: string; inPool: boolean },
): Promise<Result<Secretary, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const all = await readSecretaries(context)
  const secretary = all.find(({ id }) => id === input.id)
  if (!secretary) return refused({ code: 'gone' })
  if (input.inPool && !secretary.active) return refused({ code: 'secretary-left' })
  const inside = poolOf(all.filter(({ id }) => id !== input.id)).within
  if (input.inPool && !secretary.inPool && inside.length >= mostInPool) return refused({ code: 'pool-full' })
  return changed(context, input.id, { inPool: input.inPool || undefined })
}

/** 进班: 强雁 拔尖 领航 of a year. */
export async function joinCohort(
  context: Context,
  input: { secretaryId: string; cohort: Cohort; year: string; startsOn?: string },
): Promise<Result<CohortStay, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { secretaryId: who, cohort, year } = input
  const stays = (await staysOf(context.data, who).exec()).map((found) => found.toMutableJSON() as CohortStay)
  const startsOn = kept(input.startsOn)
  const refusal = refuseCohort({ cohort, year, startsOn }, await secretaryOf(context, who), stays)
  if (refusal) return refused(refusal)
  const id = cohortStayId(context.keyOf, { secretaryId: who, cohort, year })
  const draft = { id, kind: 'cohortStay' as const, secretaryId: who, cohort, year, cohortStatus: 'current' as const, startsOn }
  return done((await context.write('training', draft)) as CohortStay)
}

/** 结业 or 退出. */
export async function endStay(context: Context, input: Ending & { id: string }): Promise<Result<CohortStay, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const found = (await trainingRecord(context.data, input.id).exec())?.toMutableJSON()
  const stay = found?.kind === 'cohortStay' ? (found as CohortStay) : null
  const refusal = refuseEndOfStay(stay, input, dayOf(context.clock()))
  if (refusal) return refused(refusal)
  const { id, as, doneOn, reason } = input
  return changed(context, id, { cohortStatus: as, doneOn, reason: kept(reason) })
}

/** A graduation or a leaving that was entered by mistake. */
export async function reopenStay(context: Context, { id }: { id: string }): Promise<Result<CohortStay, GrowthRefusal>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const found = (await trainingRecord(context.data, id).exec())?.toMutableJSON()
  const stay = found?.kind === 'cohortStay' ? (found as CohortStay) : null
  if (!stay) return refused({ code: 'gone' })
  if (stay.cohortStatus === 'current') return refused({ code: 'still-current' })
  const secretary = await secretaryOf(context, stay.secretaryId)
  const stays = (await staysOf(context.data, stay.secretaryId).exec()).map((one) => one.toMutableJSON() as CohortStay)
  const refusal = refuseCohort(
    stay,
    secretary,
    stays.filter((one) => one.id !== id),
  )
  if (refusal) return refused(refusal)
  return changed(context, id, { cohortStatus: 'current', doneOn: undefined, reason: undefined })
}
