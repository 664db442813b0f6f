import { IconSquareCheck } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import type { Matter } from '../../../modules/catalogue'
import { createMatterFinder, nearestFirst } from '../../../modules/matters'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskField } from '../blocks/KioskField'
import { KioskStep } from '../blocks/KioskStep'
import { useKiosk } from '../kiosk-context'
import { handInQuietly } from './hand-in'
import { PrintMatter } from './PrintButton'
import { flowText } from './text'

function Materials({ lines }: { lines: readonly string[] }) {
  const text = useText(flowText)
  return lines.length === 0 ? null : (
    <section>
      <h3>{text.matter.materials}</h3>
      <ul className="yz-k-list">
        {lines.map((line) => (
          <li key={line}>
            <IconSquareCheck size="1.1em" stroke={1.7} aria-hidden="true" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Steps({ lines }: { lines: readonly string[] }) {
  const text = useText(flowText)
  return lines.length === 0 ? null : (
    <section>
      <h3>{text.matter.steps}</h3>
      <ol className="yz-k-numbered">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

/** 办事指南: what to bring, how it goes, where. */
function Guidance(props: { matter: Matter; onBack: () => void; done: () => void; onPrint: () => void }) {
  const { matter, onBack, done, onPrint } = props
  const text = useText(flowText)
  return (
    <KioskStep title={matter.title} onBack={onBack} next={{ onPress: done, label: text.matter.home }}>
      <div className="yz-k-guidance">
        {matter.body ? <p>{matter.body}</p> : null}
        <Materials lines={matter.materials ?? []} />
        <Steps lines={matter.steps ?? []} />
        {matter.place ? (
          <section>
            <h3>{text.matter.place}</h3>
            <p>{matter.place}</p>
          </section>
        ) : null}
        <PrintMatter matter={matter} onPrint={onPrint} />
      </div>
    </KioskStep>
  )
}

const mostCounted = 40

/** Counts what is looked up and printed on this visit, of the matters alone; handed in when the visit is over, however it ends. */
function useCounting() {
  const kiosk = useKiosk()
  const latest = useRef(kiosk)
  latest.current = kiosk
  const counted = useRef<{ lookedUp: string[]; printed: string[] }>({ lookedUp: [], printed: [] })
  useEffect(
    () => () => {
      const { lookedUp, printed } = counted.current
      if (lookedUp.length === 0) return
      counted.current = { lookedUp: [], printed: [] }
      const { today } = latest.current
      const most = (ids: string[]) => ids.slice(0, mostCounted)
      void handInQuietly(latest.current, { kind: 'matterUse', day: today, lookedUp: most(lookedUp), printed: most(printed) })
    },
    [],
  )
  return (what: 'lookedUp' | 'printed', matterId: string) => counted.current[what].push(matterId)
}

/** 查办事: a word, a few letters or nothing at all, then the card. */
export function Matters({ done }: { done: () => void }) {
  const text = useText(flowText)
  const { catalogue } = useKiosk()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Matter | null>(null)
  const count = useCounting()
  const matters = useMemo(
    () => nearestFirst(catalogue.filter(({ kind, open }) => kind === 'matter' && open !== false) as unknown as Matter[]),
    [catalogue],
  )
  const find = useMemo(() => createMatterFinder(matters), [matters])
  const found = useMemo(() => find(typed), [find, typed])
  const choose = (id: string) => {
    count('lookedUp', id)
    setChosen(matters.find((matter) => matter.id === id) ?? null)
  }
  if (chosen)
    return <Guidance matter={chosen} onBack={() => setChosen(null)} done={done} onPrint={() => count('printed', chosen.id)} />
  return (
    <KioskStep title={text.matter.which} onBack={done}>
      {matters.length > 0 ? (
        <KioskField
          label={text.matter.search}
          hint={text.matter.searchHint}
          input="text"
          value={typed}
          onChange={setTyped}
          most={30}
        />
      ) : null}
      <KioskChoice
        key={typed}
        label={text.matter.which}
        empty={matters.length > 0 ? text.matter.none : text.matter.noMatters}
        options={found.map(({ id, title, category }) => ({ id, label: title, ...(category ? { hint: category } : {}) }))}
        onChoose={choose}
        pageSize={6}
      />
    </KioskStep>
  )
}
