import { IconHandStop, IconId, IconUserCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Station } from '../../../shared/station'
import { useLanguage, useText } from '../../i18n/use-text'
import { dayOf, formatInstant, instantOf } from '../../lib/time'
import type { Icon } from '../../ui/icon'
import { Seal } from '../../ui/Seal'
import { DemoBand } from '../DemoBand'
import { LanguageSwitch } from '../LanguageSwitch'
import { useTitle } from '../use-title'
import { kioskText } from './text'
import './kiosk.css'

function useMoment(): number {
  const [moment, setMoment] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setMoment(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return moment
}

function Today({ moment }: { moment: number }) {
  const text = useText(kioskText)
  const { language } = useLanguage()
  const day = dayOf(moment)
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const names = language === 'zh-CN' ? [...text.weekdays] : text.weekdays.split(' ')
  const weekday = names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return (
    <div className="yz-kiosk-today">
      <time className="yz-kiosk-clock" dateTime={instantOf(moment)}>
        {formatInstant(instantOf(moment)).slice(11)}
      </time>
      <p>{text.day(year, month, date, weekday)}</p>
    </div>
  )
}

function Way({ icon: Picture, title, hint }: { icon: Icon; title: string; hint: string }) {
  return (
    <li className="yz-kiosk-way">
      <span className="yz-kiosk-picture" aria-hidden="true">
        <Picture size="55%" stroke={1.6} />
      </span>
      <span>
        <strong>{title}</strong>
        <span>{hint}</span>
      </span>
    </li>
  )
}

/** 自助屏 at rest: it opens no store and holds no resident. */
export function KioskWelcome({ station }: { station: Station }) {
  const text = useText(kioskText)
  useTitle()
  const moment = useMoment()
  return (
    <div className="yz-kiosk">
      {station.demo ? <DemoBand /> : null}
      <header className="yz-kiosk-head">
        <Seal size={112} />
        <div>
          <p className="yz-kiosk-welcome">{text.welcome}</p>
          <h1>{station.centerName}</h1>
        </div>
      </header>
      <main className="yz-kiosk-main">
        <Today moment={moment} />
        <section aria-labelledby="ways">
          <h2 id="ways">{text.intro}</h2>
          <ul>
            <Way icon={IconUserCircle} title={text.desk} hint={text.deskHint} />
            <Way icon={IconId} title={text.paper} hint={text.paperHint} />
            <Way icon={IconHandStop} title={text.help} hint={text.helpHint} />
          </ul>
        </section>
      </main>
      <footer className="yz-kiosk-foot">
        <LanguageSwitch size="xl" />
      </footer>
    </div>
  )
}
