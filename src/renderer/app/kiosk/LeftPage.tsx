import { useEffect } from 'react'
import { useText } from '../../i18n/use-text'
import { watchIdle } from '../session/idle'
import { KioskButton } from './blocks/KioskButton'
import { kioskText } from './text'

/** Whoever left the kiosk open goes home for lunch: it closes itself again. */
const returnAfterMs = 10 * 60_000

/** The kiosk was left by staff: the machine's keys and its system can be used. */
export function LeftPage({ onReturn }: { onReturn: () => void }) {
  const text = useText(kioskText)
  useEffect(() => watchIdle({ target: window, afterMs: () => returnAfterMs, clock: Date.now, onIdle: onReturn }), [onReturn])
  return (
    <main className="yz-k-notice">
      <h1>{text.left}</h1>
      <p>{text.leftHint}</p>
      <div className="yz-k-ways">
        {window.yizhan ? <KioskButton onPress={() => void window.yizhan?.quit()}>{text.leftQuit}</KioskButton> : null}
        <KioskButton kind="main" onPress={onReturn}>
          {text.leftReturn}
        </KioskButton>
      </div>
    </main>
  )
}
