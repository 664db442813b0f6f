import { IconCalendarEvent, IconShieldCheck } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { formatInstant, instantOf } from '../../../lib/time'
import { type Activity, type Duty, isOpenOn } from '../../../modules/catalogue'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskResult } from '../blocks/KioskResult'
import { KioskStep } from '../blocks/KioskStep'
import { useKiosk } from '../kiosk-context'
import { FindMember } from './FindMember'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import type { Card } from './members'
import { flowText } from './text'

const timeOf = (instant: string) => formatInstant(instant).slice(11)

/** What can be checked in to today: activities (活动) on their days first, standing duties (常设任务) after. */
function useOccasions(): (Activity | Duty)[] {
  const { catalogue, today } = useKiosk()
  return useMemo(() => {
    const entries = catalogue.filter(({ kind }) => kind === 'activity' || kind === 'duty') as unknown as (Activity | Duty)[]
    return entries.filter((entry) => isOpenOn(entry, today)).sort((a, b) => a.kind.localeCompare(b.kind))
  }, [catalogue, today])
}

function ChooseOccasion({ card, onChoose, onBack }: { card: Card; onChoose: (id: string) => void; onBack: () => void }) {
  const text = useText(flowText)
  const occasions = useOccasions()
  return (
    <KioskStep title={text.checkIn.activity(card.title)} onBack={onBack}>
      <KioskChoice
        label={text.checkIn.activity(card.title)}
        empty={text.checkIn.noActivity}
        options={occasions.map((entry) => {
          const startsAt = entry.kind === 'activity' ? entry.startsAt : undefined
          const hint = [startsAt, entry.place].filter(Boolean).join('　')
          return {
            id: entry.id,
            label: entry.title,
            icon: entry.kind === 'duty' ? IconShieldCheck : IconCalendarEvent,
            ...(hint ? { hint } : {}),
          }
        })}
        onChoose={onChoose}
      />
    </KioskStep>
  )
}

/** 签到: who, then to what; the second choice hands it in. */
export function CheckIn({ done }: { done: () => void }) {
  const text = useText(flowText)
  const { host, today, keyOf } = useKiosk()
  const [card, setCard] = useState<Card | null>(null)
  const [chosen, setChosen] = useState<{ key: string; at: string } | null>(null)
  const [already, setAlready] = useState<string | null>(null)
  const { state, handIn, again } = useHandIn()
  const isAsking = useRef(false)
  const isDone = state.at === 'done'
  useEffect(() => {
    // A host that cannot note it now lets a second one through, which is the same check-in at the desk.
    if (isDone && chosen) void host.noteCheckIn(today, chosen.key, chosen.at).catch(() => undefined)
  }, [isDone, chosen, host, today])
  if (already)
    return (
      <KioskResult kind="already" title={text.checkIn.already(timeOf(already))} done={done}>
        <p>{text.checkIn.alreadyHint}</p>
      </KioskResult>
    )
  if (state.at !== 'filling')
    return (
      <HandedIn
        state={state}
        again={again}
        done={done}
        title={text.checkIn.done(timeOf(chosen?.at ?? instantOf(Date.now())))}
        hint={text.checkIn.doneHint}
        withoutNumber
      />
    )
  if (!card) return <FindMember onFound={setCard} onBack={done} />
  const choose = async (activityId: string) => {
    // A second tap while the first is looked up.
    if (isAsking.current) return
    isAsking.current = true
    const key = keyOf('visit', today, activityId, card.memberId)
    const since = await host.checkedInSince(today, key).catch(() => null)
    isAsking.current = false
    if (since) return setAlready(since)
    const at = instantOf(Date.now())
    setChosen({ key, at })
    handIn({ kind: 'checkIn', memberId: card.memberId, activityId, day: today, arrivedAt: at })
  }
  return <ChooseOccasion card={card} onChoose={(id) => void choose(id)} onBack={() => setCard(null)} />
}
