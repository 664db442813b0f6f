import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { matterUseId, monthOf } from './rules'

/**
 * 计一次: one more look-up or print of a matter at this desk. Who may only read counts nothing. Two counts at once are two: the
 * record is raised as it stands when it is written.
 */
export async function countUse(context: Context, input: { matterId: string; what: 'lookedUp' | 'printed' }): Promise<void> {
  if (!context.may('requests.write')) return
  const { matterId, what } = input
  const month = monthOf(dayOf(context.clock()))
  const id = matterUseId(context.keyOf, { matterId, device: context.device, month })
  const draft = { id, kind: 'matterUse' as const, originId: matterId, day: month, terminalId: context.device, [what]: 1 }
  const alive = await context.writeMany('requests', [draft])
  if (alive.length > 0) await context.changeMany('requests', [id], (use) => ({ [what]: (use[what] ?? 0) + 1 }))
}
