import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/use-text'
import { DemoBand } from '../DemoBand'
import { FaultBoundary } from '../FaultBoundary'
import { useTitle } from '../use-title'
import { KioskFault, KioskPaused } from './covers'
import type { KioskFlow } from './flow'
import { KioskFoot, type Look } from './KioskFoot'
import { KioskHead } from './KioskHead'
import { KioskHome } from './KioskHome'
import { Keyboard } from './keyboard/Keyboard'
import { KeyboardContext, type KeyboardControl, type KeyboardTarget } from './keyboard/keyboard-context'
import { type Kiosk, KioskContext } from './kiosk-context'
import { LeavePage } from './LeavePage'
import { MoreBelow } from './MoreBelow'
import { pauseOf } from './order'
import { asVariables, palettes } from './palette'
import { StillThere } from './StillThere'
import { wipeTraces } from './wipe'

function useKeyboardControl(): KeyboardControl {
  const [target, setTarget] = useState<KeyboardTarget | null>(null)
  const open = useCallback((next: KeyboardTarget) => setTarget(next), [])
  const close = useCallback((id?: string) => setTarget((now) => (id === undefined || now?.id === id ? null : now)), [])
  return useMemo(() => ({ target, open, close }), [target, open, close])
}

/** What stands open: home, a flow, or the way out. Each opening is a visit of its own, whose components nobody else gets. */
type Open = { at: 'home' } | { at: 'leave' } | { at: 'flow'; flow: KioskFlow }

function useOpen(close: () => void) {
  const [{ open, visit }, setOpen] = useState<{ open: Open; visit: number }>({ open: { at: 'home' }, visit: 0 })
  const go = useCallback(
    (next: Open) => {
      close()
      wipeTraces()
      setOpen((before) => ({ open: next, visit: before.visit + 1 }))
    },
    [close],
  )
  return { open, visit, go }
}

function Opened({ open, visit, goHome, onLeft }: { open: Open; visit: number; goHome: () => void; onLeft: () => void }) {
  const { language } = useLanguage()
  if (open.at === 'leave') return <LeavePage key={visit} onStay={goHome} onLeft={onLeft} />
  if (open.at === 'home') return null
  const { component: Flow, tile } = open.flow
  return (
    <FaultBoundary key={visit} shown={() => <KioskFault onHome={goHome} />}>
      <div className="yz-k-flow">
        <h1 className="yz-k-flow-title">{tile.label[language]}</h1>
        <Flow done={goHome} />
      </div>
    </FaultBoundary>
  )
}

type Props = {
  kiosk: Omit<Kiosk, 'goHome'>
  flows: readonly KioskFlow[]
  /** Seconds until the wipe, while it is asked whether anyone is there. */
  secondsLeft: number | null
  onLeft: () => void
}

/**
 * One visit of one person, from their first touch to the wipe. Everything they chose and typed is state below this component, and
 * it is mounted anew for the next one (KioskRoot).
 */
export function KioskSession({ kiosk, flows, secondsLeft, onLeft }: Props) {
  useTitle()
  const [look, setLook] = useState<Look>({ size: '100', elder: false })
  const keyboard = useKeyboardControl()
  const { open, visit, go } = useOpen(keyboard.close)
  const goHome = useCallback(() => go({ at: 'home' }), [go])
  const page = useRef<HTMLElement>(null)
  const whole = useMemo<Kiosk>(() => ({ ...kiosk, goHome }), [kiosk, goHome])
  const pause = pauseOf(kiosk.catalogue, kiosk.station.deviceId)
  const isPaused = pause !== null && open.at !== 'leave'
  const variables = asVariables(palettes[look.elder ? 'elder' : 'standard']) as CSSProperties
  const openFlow = (id: string) => {
    const flow = flows.find((one) => one.id === id)
    if (flow) go({ at: 'flow', flow })
  }
  return (
    <KioskContext.Provider value={whole}>
      <KeyboardContext.Provider value={keyboard}>
        <div className="yz-k" data-size={look.size} data-elder={look.elder || undefined} style={variables}>
          {kiosk.station.demo ? <DemoBand /> : null}
          <KioskHead
            centerName={kiosk.station.centerName}
            onLeave={() => go({ at: 'leave' })}
            {...(open.at === 'home' || isPaused ? {} : { onHome: goHome })}
          />
          <main className="yz-k-main" ref={page}>
            {isPaused ? <KioskPaused reason={pause.reason} /> : null}
            {!isPaused && open.at === 'home' ? <KioskHome flows={flows} onOpen={openFlow} /> : null}
            {isPaused ? null : <Opened open={open} visit={visit} goHome={goHome} onLeft={onLeft} />}
          </main>
          {keyboard.target ? (
            <Keyboard target={keyboard.target} onClose={keyboard.close} />
          ) : (
            <>
              <MoreBelow page={page} />
              <KioskFoot look={look} onLook={setLook} page={page} />
            </>
          )}
          {secondsLeft !== null && open.at !== 'home' ? <StillThere secondsLeft={secondsLeft} onHome={goHome} /> : null}
        </div>
      </KeyboardContext.Provider>
    </KioskContext.Provider>
  )
}
