import type { Data } from '../../data/collections'

/** What nobody decided yet. */
export const pendingIntake = (data: Data) => data.intake.find({ selector: { status: 'pending' } })

/** What changed since an ISO instant: what was decided of late. */
export const intakeSince = (data: Data, since: string) => data.intake.find({ selector: { updatedAt: { $gte: since } } })

/** 办事事项用量: how matters were used at kiosks, one record for each visit. */
export const usesAtKiosks = (data: Data) => data.intake.find({ selector: { kind: 'matterUse' } })

/** By the number on the receipt. */
export const intakeByReceipt = (data: Data, receiptNo: string) => data.intake.find({ selector: { receiptNo } })

export const intakeById = (data: Data, id: string) => data.intake.findOne(id)

/** What each kiosk was told: paused, the number that leaves it. */
export const kioskOrders = (data: Data) => data.catalogue.find({ selector: { kind: 'kioskOrder' } })
