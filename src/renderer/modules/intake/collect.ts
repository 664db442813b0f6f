import type { WaitingIntake } from '../../../shared/intake'
import type { Context } from '../../data/context'
import type { DeskHost } from './desk-host'
import { type Opened, takeIn } from './operations'
import { type DeskKey, openIntake } from './seal'

/** What one round found. `left` wait at the center until the records made of them have reached it. */
export type Collected = {
  fresh: number
  left: number
  /** Sealed before the kiosk knew this desk: another desk has to open them. */
  elsewhere: number
  /** Nobody can open them any more, or they hold no intake. */
  broken: number
  /** More wait than one round fetches. */
  more: boolean
}

type Ways = {
  host: Pick<DeskHost, 'key' | 'waiting' | 'taken'>
  /** Which of these records the center has. */
  atCenter: (ids: readonly string[]) => Promise<string[]>
}

async function openAll(items: readonly WaitingIntake[], key: DeskKey) {
  const opened: Opened[] = []
  let elsewhere = 0
  let broken = 0
  for (const envelope of items) {
    const result = await openIntake(envelope, key)
    if (result.ok) opened.push({ envelope, payload: result.value })
    else if (result.refusal.code === 'not-for-us') elsewhere += 1
    else broken += 1
  }
  return { opened, elsewhere, broken }
}

/**
 * One round of the desk: fetches what kiosks handed in, opens it, keeps it as 待核, and has the center erase what has arrived there as a record.
 * Broken off anywhere it is begun again: nothing is erased that is not a record at the center. Throws where host or center do not answer.
 */
export function createCollecting(context: Context, { host, atCenter }: Ways): () => Promise<Collected> {
  let key: Promise<DeskKey> | null = null
  const ownKey = () => {
    key ??= host.key()
    return key.catch((cause: unknown) => {
      key = null
      throw cause
    })
  }
  return async () => {
    const { items, more, odd } = await host.waiting()
    const known = await context.data.intake.findByIds(items.map(({ id }) => id)).exec()
    const unknown = items.filter(({ id }) => !known.has(id))
    const { opened, elsewhere, broken } =
      unknown.length > 0 ? await openAll(unknown, await ownKey()) : { opened: [], elsewhere: 0, broken: 0 }
    const fresh = opened.length > 0 ? await takeIn(context, opened) : 0
    const ours = [...known.keys(), ...opened.map(({ envelope }) => envelope.id)]
    const arrived = ours.length > 0 ? await atCenter(ours) : []
    if (arrived.length > 0) await host.taken(arrived)
    return { fresh, left: ours.length - arrived.length, elsewhere, broken: broken + odd, more: more && arrived.length > 0 }
  }
}
