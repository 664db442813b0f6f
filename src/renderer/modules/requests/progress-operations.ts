import type { Context } from '../../data/context'
import { progressId } from '../intake/rules'

/**
 * What the kiosks tell under a receipt number: how far it is (a stage of a request, a ticket, a wish, a project), and in words what
 * residents may read. Without a `body` the last one stays. Nothing here says who asked for what.
 */
export async function tellProgress(context: Context, receiptNo: string, told: { step: string; body?: string }): Promise<void> {
  const id = progressId(context.keyOf, receiptNo)
  if (!(await context.data.catalogue.findOne(id).exec())) {
    const alive = await context.writeMany('catalogue', [{ id, kind: 'progress', title: receiptNo, receiptNo, ...told }])
    if (alive.length === 0) return
  }
  await context.change('catalogue', id, told)
}
