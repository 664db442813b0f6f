import type { Data } from '../../../data/collections'
import { peopleRecords } from '../checkin-queries'
import type { Member, Registration, SendingUnit } from '../schema'
import type { Standing } from './plan-list'

/** What a list is compared with. */
export async function standingOf(data: Data): Promise<Standing> {
  const standing = { units: [] as SendingUnit[], members: [] as Member[], registrations: [] as Registration[] }
  for (const found of await peopleRecords(data).exec()) {
    const record = found.toMutableJSON()
    if (record.kind === 'sendingUnit') standing.units.push(record as SendingUnit)
    else if (record.kind === 'member') standing.members.push(record as Member)
    else standing.registrations.push(record as Registration)
  }
  return standing
}
