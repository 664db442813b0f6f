import { Button, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { isCarried } from '../council-rules'
import { councilText } from '../council-text'
import { BackToCouncil } from './CouncilHead'
import { type Session, useCouncil, useEstates } from './use-council'
import './council.css'

function Voted({ session: { resolutions, present } }: { session: Session }) {
  const text = useText(councilText)
  return (
    <table className="yz-minute-votes">
      <thead>
        <tr>
          {[text.matter, text.inFavour, text.against, text.abstained, text.result].map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {resolutions.map((resolution) => (
          <tr key={resolution.id}>
            <td>
              {resolution.title}
              {resolution.body ? <div className="yz-council-lines">{resolution.body}</div> : null}
            </td>
            <td>{resolution.inFavour}</td>
            <td>{resolution.against}</td>
            <td>{resolution.abstained}</td>
            <td>{isCarried(resolution, present) ? text.carried : text.notCarried}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sheet({ session, where }: { session: Session; where: string }) {
  const text = useText(councilText)
  const { clock } = useContextOfStore()
  const { meeting, attendances, resolutions, present } = session
  const here = attendances.filter((one) => one.present !== false)
  const lines: [string, string][] = [
    [text.name, meeting.title],
    [text.time, [meeting.day, meeting.startsAt].filter(Boolean).join(' ')],
    [text.place, where],
    [text.comers, here.map(({ name, role }) => (role ? `${name}（${role}）` : name)).join('、')],
    [text.comersTotal, text.comersCount(present)],
  ]
  return (
    <article className="yz-card yz-minute">
      <h2>{text.sheetTitle}</h2>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {meeting.agenda ? (
        <>
          <h3>{text.agenda}</h3>
          <ol className="yz-agenda">
            {meeting.agenda.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </>
      ) : null}
      {resolutions.length > 0 ? (
        <>
          <h3>{text.resolutions}</h3>
          <Voted session={session} />
        </>
      ) : null}
      <h3>{text.minute}</h3>
      <p className="yz-minute-body">{meeting.minute ?? text.noMinute}</p>
      <ul className="yz-minute-signatures">
        {[text.chair, text.keeper, text.signedOn].map((who) => (
          <li key={who}>{who}</li>
        ))}
      </ul>
      <Text c="dimmed">{text.printedOn(dayOf(clock()))}</Text>
    </article>
  )
}

/** 会议纪要: one meeting on paper, to be printed and signed. */
export function CouncilMinuteScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(councilText)
  const word = useText(words)
  const gate = useLeavingGate()
  const [sessions, estates] = [useCouncil(), useEstates()]
  if (!sessions || !estates) return <LoadingState />
  const session = sessions.find(({ meeting }) => meeting.id === id)
  if (!session) return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={<BackToCouncil />} />
  const print = async () => {
    if (await gate({ deed: 'print', what: text.sheetTitle, people: session.present })) printPage()
  }
  const where = [estates.get(session.meeting.estateId ?? '') ?? text.anyEstate, session.meeting.place].filter(Boolean).join(' · ')
  return (
    <>
      <div className="yz-no-print">
        <PageHeader
          title={text.minute}
          actions={
            <>
              <Button component={Link} href={`/council/${id}`} variant="default" leftSection={<IconArrowLeft size={20} />}>
                {word.back}
              </Button>
              <Button leftSection={<IconPrinter size={20} />} onClick={print}>
                {word.print}
              </Button>
            </>
          }
        />
      </div>
      <Sheet session={session} where={where} />
    </>
  )
}
