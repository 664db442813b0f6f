import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { KioskButton } from './blocks/KioskButton'
import { KioskField } from './blocks/KioskField'
import { useKiosk } from './kiosk-context'
import type { LeaveRefusal } from './kiosk-host'
import { kioskText } from './text'

const minutesUntil = (until: number) => Math.max(1, Math.ceil((until - Date.now()) / 60_000) || 5)

/** For staff: the number that leaves the kiosk. The host compares it and counts the tries, so a reload frees nobody. */
export function LeavePage({ onStay, onLeft }: { onStay: () => void; onLeft: () => void }) {
  const text = useText(kioskText)
  const { host } = useKiosk()
  const [pin, setPin] = useState('')
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState('')
  const refusals: { [C in LeaveRefusal['code']]: (refusal: Extract<LeaveRefusal, { code: C }>) => string } = {
    wrong: ({ left }) => text.leaveRefusal.wrong(left),
    locked: ({ until }) => text.leaveRefusal.locked(minutesUntil(until)),
    unset: () => text.leaveRefusal.unset,
  }
  const told = (refusal: LeaveRefusal) => (refusals[refusal.code] as (refusal: LeaveRefusal) => string)(refusal)
  const leave = async () => {
    setAsking(true)
    setError('')
    try {
      const result = await host.leave(pin)
      setPin('')
      if (result.ok) onLeft()
      else setError(told(result.refusal))
    } catch {
      // The host is away; it starts again by itself, and the number is asked for once more.
      setError(text.leaveRefusal.fault)
    } finally {
      setAsking(false)
    }
  }
  return (
    <section className="yz-k-leave">
      <h1>{text.leave}</h1>
      <p className="yz-k-quiet">{text.leaveHint}</p>
      <KioskField label={text.leaveNumber} input="code" most={12} value={pin} onChange={setPin} error={error} begin />
      <div className="yz-k-ways">
        <KioskButton kind="quiet" onPress={onStay}>
          {text.leaveCancel}
        </KioskButton>
        <KioskButton kind="main" disabled={asking || pin.length < 4} onPress={() => void leave()}>
          {text.leaveConfirm}
        </KioskButton>
      </div>
    </section>
  )
}
