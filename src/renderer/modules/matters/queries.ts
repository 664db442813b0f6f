import type { Data } from '../../data/collections'

/** Every matter (办事事项), closed ones too. */
export const allMatters = (data: Data) => data.catalogue.find({ selector: { kind: 'matter' } })

/** What counts the use of matters: the desks' counters, and what was taken in. */
export const matterUses = (data: Data) => data.requests.find({ selector: { kind: { $in: ['matterUse', 'ticket'] } } })

/** What was opened under a receipt number; several where two desks opened one intake. */
export const byReceipt = (data: Data, receiptNo: string) => data.requests.find({ selector: { receiptNo } })
