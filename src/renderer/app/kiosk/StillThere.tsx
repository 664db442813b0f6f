import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/use-text'
import { KioskButton } from './blocks/KioskButton'
import { kioskText } from './text'

/** Asks whether anyone is still there. A tap anywhere goes on (rest.ts hears it); only one button goes home at once. */
export function StillThere({ secondsLeft, onHome }: { secondsLeft: number; onHome: () => void }) {
  const text = useText(kioskText)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="yz-k-still" aria-labelledby="still-there">
      <h2 id="still-there">{text.stillThere}</h2>
      <p className="yz-k-seconds" aria-hidden="true">
        {secondsLeft}
      </p>
      <p>{text.countdown(secondsLeft)}</p>
      <div className="yz-k-ways">
        <KioskButton onPress={onHome}>{text.home}</KioskButton>
        <KioskButton kind="main" onPress={() => undefined}>
          {text.goOn}
        </KioskButton>
      </div>
    </dialog>
  )
}
