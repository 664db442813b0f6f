import { type CSSProperties, type SyntheticEvent, useCallback, useEffect, useMemo, useState } from 'react'
import type { Station } from '../../../shared/station'
import { LanguageProvider } from '../../i18n/use-text'
import { keyOf } from '../../lib/id'
import { dayOf } from '../../lib/time'
import { DemoBand } from '../DemoBand'
import { FaultBoundary } from '../FaultBoundary'
import type { Fetch } from '../start/host'
import { useMoment } from './Clock'
import { KioskFault } from './covers'
import { flows } from './flows'
import { DuePrints } from './flows/DuePrints'
import { KioskSession } from './KioskSession'
import { KioskSlides } from './KioskSlides'
import { type Kiosk, KioskContext } from './kiosk-context'
import { LeftPage } from './LeftPage'
import { asVariables, palettes } from './palette'
import { type Rest, watchRest } from './rest'
import { useKioskData } from './use-kiosk-data'
import { wipeTraces } from './wipe'
import './kiosk.css'
import './kiosk-blocks.css'
import './kiosk-keyboard.css'
import './kiosk-pages.css'

const fromHost: Fetch = (path, init) => fetch(path, init)

/** How the kiosk stands, and the number of the visit: the next one begins when nobody has been there for long enough. */
function useRest(watching: boolean): { rest: Rest; visit: number; renew: () => void } {
  const [rest, setRest] = useState<Rest>({ phase: 'awake' })
  const [visit, setVisit] = useState(0)
  useEffect(() => {
    if (!watching) return
    let before: Rest['phase'] = 'awake'
    return watchRest({
      target: window,
      clock: Date.now,
      onRest(now) {
        const isOver = now.phase === 'wiped' || now.phase === 'slides'
        if (isOver && (before === 'awake' || before === 'asking')) {
          wipeTraces()
          setVisit((number) => number + 1)
        }
        before = now.phase
        setRest(now)
      },
    })
  }, [watching])
  const renew = useCallback(() => setVisit((number) => number + 1), [])
  return { rest, visit, renew }
}

/** Nothing is copied out of a visit, dragged out of it or dropped into it. */
const refuse = (event: SyntheticEvent) => event.preventDefault()
const refusals = {
  onCopy: refuse,
  onCut: refuse,
  onPaste: refuse,
  onDragStart: refuse,
  onDragOver: refuse,
  onDrop: refuse,
  onContextMenu: refuse,
}

/** Where the frame itself broke, not only the page in it. */
function Broken({ variables, onHome }: { variables: CSSProperties; onHome: () => void }) {
  return (
    <main className="yz-k" style={variables}>
      <KioskFault onHome={onHome} />
    </main>
  )
}

/** 自助屏: it opens no store and holds no resident. Its language, its look and all that is typed last as long as one visit. */
export function KioskRoot({ station }: { station: Station }) {
  const { host, catalogue, state } = useKioskData(fromHost)
  const [isLeft, setLeft] = useState(false)
  const { rest, visit, renew } = useRest(!isLeft)
  const today = dayOf(useMoment())
  const kiosk = useMemo<Omit<Kiosk, 'goHome'>>(
    () => ({ station, catalogue, state, today, host, keyOf: (...parts) => keyOf(station.citySalt, ...parts) }),
    [station, catalogue, state, today, host],
  )
  const leave = () => {
    wipeTraces()
    setLeft(true)
    void window.yizhan?.leaveKiosk()
  }
  const comeBack = () => {
    setLeft(false)
    void window.yizhan?.enterKiosk()
  }
  const variables = asVariables(palettes.standard) as CSSProperties
  return (
    <LanguageProvider key={`${visit} ${isLeft}`} remember={false}>
      <div {...refusals}>
        {rest.phase === 'slides' && !isLeft ? (
          <KioskContext.Provider value={{ ...kiosk, goHome: () => undefined }}>
            <div className="yz-k" style={variables}>
              {station.demo ? <DemoBand /> : null}
              <KioskSlides />
              <DuePrints />
            </div>
          </KioskContext.Provider>
        ) : null}
        {isLeft ? (
          <div className="yz-k" style={variables}>
            <LeftPage onReturn={comeBack} />
          </div>
        ) : null}
        {isLeft || rest.phase === 'slides' ? null : (
          <FaultBoundary shown={() => <Broken variables={variables} onHome={renew} />}>
            <KioskSession
              kiosk={kiosk}
              flows={flows}
              secondsLeft={rest.phase === 'asking' ? rest.secondsLeft : null}
              onLeft={leave}
            />
          </FaultBoundary>
        )}
      </div>
    </LanguageProvider>
  )
}
