import { useCallback, useRef, useState } from 'react'
import type { IntakePayload, SealedIntake } from '../../../../shared/intake'
import { randomId } from '../../../lib/id'
import { instantOf } from '../../../lib/time'
import { sealIntake } from '../../../modules/intake'
import { HostFault } from '../../start/host'
import { type Kiosk, useKiosk } from '../kiosk-context'

/** `no-desk`: nobody could open it; `full`: the host's queue or disk is; `host`: no answer. */
export type HandInFailure = 'no-desk' | 'full' | 'host'
export type HandedIn = {
  kind: IntakePayload['kind']
  receiptNo: string
  handedInAt: string
  online: boolean
  ticket: string | null
}
export type HandIn = { at: 'filling' } | { at: 'handing' } | { at: 'failed'; why: HandInFailure } | ({ at: 'done' } & HandedIn)

/** What is handed in; a ticket is told its receipt number first, because it bears a part of it. */
export type Payload = IntakePayload | ((receiptNo: string) => IntakePayload)

type Sealed = { envelope: SealedIntake; ticket: string | null }

async function seal(kiosk: Kiosk, payload: Payload): Promise<Sealed | null> {
  const { recipients } = kiosk.state ?? (await kiosk.host.state())
  if (recipients.length === 0) return null
  const receiptNo = await kiosk.host.receiptNumber(kiosk.today)
  const whole = typeof payload === 'function' ? payload(receiptNo) : payload
  const name = { id: `intake-${randomId()}`, receiptNo, handedInAt: instantOf(Date.now()) }
  return { envelope: await sealIntake(whole, name, recipients), ticket: whole.kind === 'ticket' ? whole.number : null }
}

/** Hands in what nobody waits for; what cannot be handed in now is left. */
export async function handInQuietly(kiosk: Kiosk, payload: IntakePayload): Promise<void> {
  try {
    const sealed = await seal(kiosk, payload)
    if (sealed) await kiosk.host.handIn(sealed.envelope)
  } catch {
    // A count that is lost hurts nobody; whoever stands here is not told of it.
  }
}

function whyOf(fault: unknown): HandInFailure {
  const code = fault instanceof HostFault ? fault.code : ''
  return code === 'queue-full' || code === 'disk-full' ? 'full' : 'host'
}

/**
 * 交件: the number of the receipt, the seal, the host's queue. What failed is tried again as the same intake, so that a host that
 * took it and could not answer has it once.
 */
export function useHandIn(): { state: HandIn; handIn: (payload: Payload) => void; again: () => void } {
  const kiosk = useKiosk()
  const [state, setState] = useState<HandIn>({ at: 'filling' })
  const waiting = useRef<{ payload: Payload; sealed: Sealed | null } | null>(null)
  const latest = useRef(kiosk)
  latest.current = kiosk
  const hand = useCallback(async () => {
    const mine = waiting.current
    if (!mine) return
    setState({ at: 'handing' })
    try {
      mine.sealed ??= await seal(latest.current, mine.payload)
      if (!mine.sealed) return setState({ at: 'failed', why: 'no-desk' })
      const { envelope, ticket } = mine.sealed
      await latest.current.host.handIn(envelope)
      const { kind, receiptNo, handedInAt } = envelope
      waiting.current = null
      setState({
        at: 'done',
        kind: kind as IntakePayload['kind'],
        receiptNo,
        handedInAt,
        online: latest.current.state?.online === true,
        ticket,
      })
    } catch (fault) {
      setState({ at: 'failed', why: whyOf(fault) })
    }
  }, [])
  const handIn = useCallback(
    (payload: Payload) => {
      // A second tap while the first is on its way is the same hand-in.
      if (waiting.current) return
      waiting.current = { payload, sealed: null }
      void hand()
    },
    [hand],
  )
  const again = useCallback(() => void hand(), [hand])
  return { state, handIn, again }
}
