import type { Data } from '../../data/collections'

/** Every problem that was collected: a few thousand. */
export const allProblems = (data: Data) => data.training.find({ selector: { kind: 'problem' } })

/** Every case. */
export const allCases = (data: Data) => data.training.find({ selector: { kind: 'caseStudy' } })
