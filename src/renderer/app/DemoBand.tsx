import { useText } from '../i18n/use-text'
import { appText } from './text'

/** 演示数据, on every screen and every printed page of a sample station: nobody may take an invented person for a real one. */
export function DemoBand() {
  const text = useText(appText)
  return (
    <section className="yz-demo-band" aria-label={text.demoBand}>
      <strong>{text.demoBand}</strong>
      <span>{text.demoBandHint}</span>
    </section>
  )
}
