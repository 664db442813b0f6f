import type { Data } from '../../data/collections'
import { subjectKinds } from './subject-rules'

/** Every request (诉求) and ticket (工单). */
export const allSubjects = (data: Data) => data.requests.find({ selector: { kind: { $in: [...subjectKinds] } } })

/** Every step there ever was, those of wishes and co-built projects too. */
export const everyStep = (data: Data) => data.requests.find({ selector: { kind: 'step' } })

/** One request or ticket. */
export const subjectById = (data: Data, id: string) => data.requests.findOne(id)

/** All facts about one. */
export const stepsOf = (data: Data, subjectId: string) => data.requests.find({ selector: { subjectId } })

/** By the number on the receipt: at most one, but that a wish may bear one, too. */
export const subjectsByReceipt = (data: Data, receiptNo: string) => data.requests.find({ selector: { receiptNo } })
