import type { Data } from '../../data/collections'

/** 紧急联系人: everyone on the list, those taken off it too. */
export const allContacts = (data: Data) => data.requests.find({ selector: { kind: 'callContact' } })
