import type { Data } from '../../data/collections'
import { coFactPrefix } from './project-rules'

/** Every co-built project (共建项目) and practical item (实事项目). */
export const allProjects = (data: Data) => data.catalogue.find({ selector: { kind: 'coProject' } })

export const projectById = (data: Data, id: string) => data.catalogue.findOne(id)

/** What sorts right after every id that begins so. */
const behind = `${coFactPrefix.slice(0, -1)}.`

/** Every fact about a project or a wish: a range of ids, so that those of all requests and tickets are not read. */
export const allCoFacts = (data: Data) => data.requests.find({ selector: { id: { $gte: coFactPrefix, $lt: behind } } })

/** Every wish, those that are over too. */
export const allWishes = (data: Data) => data.catalogue.find({ selector: { kind: 'wish' } })
