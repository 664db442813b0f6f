import { Anchor, Button, Group, Select, TextInput } from '@mantine/core'
import { IconCalendarOff, IconClockEdit, IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf, isDay } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { activitiesAndDuties } from '../../catalogue/queries'
import { isOpenOn, isWithinDays } from '../../catalogue/rules'
import { byName } from '../checkin-hours'
import { checkInsAt } from '../checkin-queries'
import { counts, type Occasion, quotaOf } from '../checkin-rules'
import { checkInText } from '../checkin-text'
import { CheckInDesk } from './CheckInDesk'
import { CorrectDialog, LateDialog, type LateStart, VoidDialog } from './CheckInDialogs'
import { type Present, PresentList } from './PresentList'
import { type Comers, useComers } from './use-comers'
import './checkins.css'

/** Activities before duties, by name. */
const byKind = (a: Occasion, b: Occasion) =>
  a.kind === b.kind ? a.title.localeCompare(b.title, 'zh-CN') : a.kind.localeCompare(b.kind)

/** What took place on a day, or takes place today and is open. */
const isOn = (occasion: Occasion, day: string, today: string): boolean =>
  day === today ? isOpenOn(occasion, day) : occasion.kind === 'duty' || isWithinDays(occasion, day)

const unnamed = { name: '', namePinyin: '' }

function usePresent(activityId: string, day: string, comers: Comers): Present[] {
  const live = useLive((data) => checkInsAt(data, activityId, day), [activityId, day])
  return useMemo(() => {
    if (live.loading) return []
    return live.value
      .map((found) => found.toMutableJSON())
      .map((checkIn) => ({ checkIn, comer: comers.byId.get(checkIn.memberId) ?? null }))
      .sort((a, b) => byName(a.comer?.member ?? unnamed, b.comer?.member ?? unnamed))
  }, [live, comers])
}

type Asked = { deed: 'late'; start: LateStart } | { deed: 'correct' | 'void'; present: Present }

function Desk(props: { comers: Comers; occasion: Occasion; day: string; today: string; onAsk: (asked: Asked) => void }) {
  const { comers, occasion, day, today, onAsk } = props
  const present = usePresent(occasion.id, day, comers)
  const here = useMemo(
    () => new Map(present.filter(({ checkIn }) => counts(checkIn)).map(({ checkIn }) => [checkIn.memberId, checkIn])),
    [present],
  )
  return (
    <div className="yz-checkin-panes">
      <CheckInDesk
        comers={comers}
        occasion={occasion}
        day={day}
        isToday={day === today}
        here={here}
        onLate={(memberId) => onAsk({ deed: 'late', start: { memberId, activityId: occasion.id, day } })}
      />
      <PresentList present={present} quota={quotaOf(occasion)} onAsk={(deed, one) => onAsk({ deed, present: one })} />
    </div>
  )
}

function Dialogs(props: { asked: Asked; comers: Comers; occasions: Occasion[]; onClose: () => void }) {
  const { asked, comers, occasions, onClose } = props
  const text = useText(checkInText)
  if (asked.deed === 'late') return <LateDialog start={asked.start} comers={comers} occasions={occasions} onClose={onClose} />
  const { checkIn, comer } = asked.present
  const name = comer?.member.name ?? text.unknownPerson
  if (asked.deed === 'correct') return <CorrectDialog checkIn={checkIn} name={name} onClose={onClose} />
  return <VoidDialog checkIn={checkIn} name={name} onClose={onClose} />
}

/** Which activity, on which day. */
function Choice(props: {
  choices: Occasion[]
  chosen: string | null
  day: string
  today: string
  onChoose: (id: string | null) => void
  onDay: (day: string) => void
}) {
  const text = useText(checkInText)
  return (
    <Group align="flex-end" mb="md" gap="md">
      <Select
        label={text.activity}
        data={props.choices.map(({ id, title }) => ({ value: id, label: title }))}
        value={props.chosen}
        onChange={props.onChoose}
        searchable={props.choices.length > 8}
        w={420}
        maw="100%"
      />
      <TextInput
        type="date"
        label={text.day}
        max={props.today}
        value={props.day}
        onChange={(event) => props.onDay(isDay(event.currentTarget.value) ? event.currentTarget.value : props.today)}
      />
    </Group>
  )
}

/** 活动签到: one tap for each who comes; the same page for a day that has passed enters late. */
export function CheckInsScreen() {
  const text = useText(checkInText)
  const { clock, may } = useContextOfStore()
  const comers = useComers()
  const live = useLive(activitiesAndDuties, [])
  const today = dayOf(clock())
  const [day, setDay] = useState(today)
  const [wanted, setWanted] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  // After a dialog the desk begins anew: what it told before may no longer be so.
  const [round, setRound] = useState(0)
  const close = () => {
    setAsked(null)
    setRound((before) => before + 1)
  }
  const occasions = live.loading ? [] : live.value.map((found) => found.toMutableJSON() as Occasion).sort(byKind)
  const choices = occasions.filter((occasion) => isOn(occasion, day, today))
  const occasion = choices.find(({ id }) => id === wanted) ?? choices[0]
  const actions = (
    <>
      {may('members.write') ? (
        <Button
          variant="default"
          leftSection={<IconClockEdit size={20} />}
          onClick={() => setAsked({ deed: 'late', start: { memberId: null, activityId: occasion?.id ?? null, day } })}
        >
          {text.late}
        </Button>
      ) : null}
      <Button component={Link} href="/checkins/sheets" variant="default" leftSection={<IconTable size={20} />}>
        {text.sheets}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      <Choice
        choices={choices}
        chosen={occasion?.id ?? null}
        day={day}
        today={today}
        onChoose={setWanted}
        onDay={(next) => setDay(next > today ? today : next)}
      />
      {live.loading || !comers ? <LoadingState /> : null}
      {!live.loading && comers && occasion ? (
        <Desk
          key={`${occasion.id} ${day} ${round}`}
          comers={comers}
          occasion={occasion}
          day={day}
          today={today}
          onAsk={setAsked}
        />
      ) : null}
      {!live.loading && comers && !occasion ? (
        <div className="yz-card">
          <EmptyState
            icon={IconCalendarOff}
            title={text.noActivity}
            hint={text.noActivityHint}
            action={
              <Anchor component={Link} href="/catalogue">
                {text.toCatalogue}
              </Anchor>
            }
          />
        </div>
      ) : null}
      {asked && comers ? <Dialogs asked={asked} comers={comers} occasions={occasions} onClose={close} /> : null}
    </>
  )
}
