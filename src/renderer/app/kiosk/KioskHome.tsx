import { IconHandStop, IconId, IconUserCircle } from '@tabler/icons-react'
import { useLanguage, useText } from '../../i18n/use-text'
import type { Icon } from '../../ui/icon'
import { type KioskFlow, mostTiles } from './flow'
import { kioskText } from './text'

function Way({ icon: Picture, title, hint }: { icon: Icon; title: string; hint: string }) {
  return (
    <li className="yz-k-way">
      <span className="yz-k-disc" aria-hidden="true">
        <Picture size="55%" stroke={1.6} />
      </span>
      <span>
        <strong>{title}</strong>
        <small>{hint}</small>
      </span>
    </li>
  )
}

/** Where there is nothing to do at the machine itself, it says where to go. */
function Ways() {
  const text = useText(kioskText)
  return (
    <ul className="yz-k-way-list">
      <Way icon={IconUserCircle} title={text.desk} hint={text.deskHint} />
      <Way icon={IconId} title={text.paper} hint={text.paperHint} />
      <Way icon={IconHandStop} title={text.help} hint={text.helpHint} />
    </ul>
  )
}

function Tile({ flow, onOpen }: { flow: KioskFlow; onOpen: (id: string) => void }) {
  const { language } = useLanguage()
  const { icon: Picture, label, hint } = flow.tile
  return (
    <li>
      <button type="button" className="yz-k-tile" onClick={() => onOpen(flow.id)}>
        <span className="yz-k-disc" aria-hidden="true">
          <Picture size="58%" stroke={1.5} />
        </span>
        <strong>{label[language]}</strong>
        <small>{hint[language]}</small>
      </button>
    </li>
  )
}

/** What can be done here, on one look. */
export function KioskHome({ flows, onOpen }: { flows: readonly KioskFlow[]; onOpen: (id: string) => void }) {
  const text = useText(kioskText)
  return (
    <section className="yz-k-home" aria-labelledby="ask">
      <h1 id="ask">{flows.length > 0 ? text.ask : text.intro}</h1>
      {flows.length > 0 ? (
        <>
          <ul className="yz-k-tiles" data-count={Math.min(flows.length, mostTiles)}>
            {flows.slice(0, mostTiles).map((flow) => (
              <Tile key={flow.id} flow={flow} onOpen={onOpen} />
            ))}
          </ul>
          <p className="yz-k-help">
            <strong>{text.help}</strong> {text.helpHint}
          </p>
        </>
      ) : (
        <Ways />
      )}
    </section>
  )
}
