import type { Data } from '../../data/collections'

/** 小区 of the community, where members live or serve. */
export const estates = (data: Data) => data.places.find({ selector: { kind: 'estate' } })
