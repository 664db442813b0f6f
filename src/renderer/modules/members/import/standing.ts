import type { Data } from '../../../data/collections'
import { catalogueOf } from '../../catalogue/queries'
import type { Post } from '../../catalogue/schema'
import { peopleRecords } from '../checkin-queries'
import { allClaims } from '../claim-queries'
import type { Claim, Member, Registration, SendingUnit } from '../schema'
import type { Standing } from './plan-list'

/** What a list is compared with. */
export async function standingOf(data: Data): Promise<Standing> {
  const posts = (await catalogueOf(data, 'post').exec()).map((found) => found.toMutableJSON() as Post)
  const claims = (await allClaims(data).exec()).map((found) => found.toMutableJSON() as Claim)
  const standing = { units: [] as SendingUnit[], members: [] as Member[], registrations: [] as Registration[], posts, claims }
  for (const found of await peopleRecords(data).exec()) {
    const record = found.toMutableJSON()
    if (record.kind === 'sendingUnit') standing.units.push(record as SendingUnit)
    else if (record.kind === 'member') standing.members.push(record as Member)
    else standing.registrations.push(record as Registration)
  }
  return standing
}
