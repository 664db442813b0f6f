import { useEffect, useState } from 'react'
import { useText } from '../../i18n/use-text'
import { Seal } from '../../ui/Seal'
import { Clock } from './Clock'
import { useDayWords } from './day-words'
import { useKiosk } from './kiosk-context'
import { slidesOf } from './slides'
import { kioskText } from './text'

/** Long enough to read a notice of some sentences twice. */
const turnMs = 10_000

/** What stands on the screen while nobody stands before it; a tap anywhere goes home (rest.ts hears it). */
export function KioskSlides() {
  const text = useText(kioskText)
  const dayWords = useDayWords()
  const { catalogue, today, station } = useKiosk()
  const slides = slidesOf(catalogue, today)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const turning = setInterval(() => setTurn((before) => before + 1), turnMs)
    return () => clearInterval(turning)
  }, [])
  const slide = slides[turn % Math.max(1, slides.length)]
  return (
    <main className="yz-k-slides">
      <header>
        <Seal size={88} />
        <strong>{station.centerName}</strong>
        <Clock />
      </header>
      {slide ? (
        <article key={slide.id} data-kind={slide.kind}>
          <p className="yz-k-slide-kind">{text[slide.kind]}</p>
          <h1>{slide.title}</h1>
          {slide.day || slide.place ? (
            <p className="yz-k-slide-when">
              {[slide.day && dayWords(slide.day), slide.time, slide.place].filter(Boolean).join('　')}
            </p>
          ) : null}
          <p className="yz-k-slide-body">{slide.body}</p>
        </article>
      ) : (
        <article>
          <h1>{text.welcome}</h1>
          <p className="yz-k-slide-body">{text.intro}</p>
        </article>
      )}
      <p className="yz-k-begin">{text.begin}</p>
    </main>
  )
}
