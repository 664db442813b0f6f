import { IconHome } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text'
import { Seal } from '../../ui/Seal'
import { Clock } from './Clock'
import { LeaveCorner } from './LeaveCorner'
import { kioskText } from './text'

/** Whose kiosk it is, what time it is, and from everywhere the way home. */
export function KioskHead({ centerName, onHome, onLeave }: { centerName: string; onHome?: () => void; onLeave: () => void }) {
  const text = useText(kioskText)
  return (
    <header className="yz-k-head">
      {onHome ? (
        <button type="button" className="yz-k-home-way" onClick={onHome}>
          <IconHome size="1.2em" stroke={1.8} aria-hidden="true" />
          {text.home}
        </button>
      ) : (
        <Seal size={88} />
      )}
      <div className="yz-k-center">
        <p>{text.welcome}</p>
        <strong>{centerName}</strong>
      </div>
      <Clock />
      <LeaveCorner onOpen={onLeave} />
    </header>
  )
}
