import { useEffect, useState } from 'react'
import { useLanguage, useText } from '../../i18n/use-text'
import { dayOf, formatInstant, instantOf } from '../../lib/time'
import { kioskText } from './text'

/** The moment, milliseconds since 1970; renders again every second. */
export function useMoment(): number {
  const [moment, setMoment] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setMoment(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return moment
}

export function Clock() {
  const text = useText(kioskText)
  const { language } = useLanguage()
  const moment = useMoment()
  const day = dayOf(moment)
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const names = language === 'zh-CN' ? [...text.weekdays] : text.weekdays.split(' ')
  const weekday = names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return (
    <div className="yz-k-clock">
      <time dateTime={instantOf(moment)}>{formatInstant(instantOf(moment)).slice(11)}</time>
      <p>{text.day(year, month, date, weekday)}</p>
    </div>
  )
}
