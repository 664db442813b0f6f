import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useText } from '../../i18n/use-text'
import { KioskButton } from './blocks/KioskButton'
import { kioskText } from './text'

/** A desk paused the machine: the whole page says so, and why. */
export function KioskPaused({ reason }: { reason: string }) {
  const text = useText(kioskText)
  return (
    <section className="yz-k-notice" role="status">
      <span className="yz-k-disc" aria-hidden="true">
        <IconPlayerPause size="58%" stroke={1.5} />
      </span>
      <h1>{text.paused}</h1>
      {reason ? <p className="yz-k-reason">{reason}</p> : null}
      <p>{text.pausedHint}</p>
    </section>
  )
}

/** A page that broke goes home by itself: nobody who stands there can mend it. */
const homeAfterMs = 5000

export function KioskFault({ onHome }: { onHome: () => void }) {
  const text = useText(kioskText)
  useEffect(() => {
    const going = setTimeout(onHome, homeAfterMs)
    return () => clearTimeout(going)
  }, [onHome])
  return (
    <section className="yz-k-notice" role="alert">
      <span className="yz-k-disc" aria-hidden="true">
        <IconAlertTriangle size="58%" stroke={1.5} />
      </span>
      <h1>{text.fault}</h1>
      <p>{text.faultHint}</p>
      <KioskButton kind="main" onPress={onHome}>
        {text.home}
      </KioskButton>
    </section>
  )
}
