import { IconBus, IconSchool } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { formatInstant, instantOf } from '../../../lib/time'
import { isOverAt, type Offering, placesLeft } from '../../../modules/catalogue'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskStep } from '../blocks/KioskStep'
import { useMoment } from '../Clock'
import { useDayWords } from '../day-words'
import { useKiosk } from '../kiosk-context'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { PersonStep } from './PersonStep'
import { nobody } from './person'
import { flowText } from './text'

/** Courses and tours that are not over, the next first. */
function useOfferings(): Offering[] {
  const { catalogue, today } = useKiosk()
  const time = formatInstant(instantOf(useMoment())).slice(11)
  return useMemo(() => {
    const all = catalogue.filter(({ kind }) => kind === 'offering') as unknown as Offering[]
    return all.filter((offering) => !isOverAt(offering, today, time)).sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  }, [catalogue, today, time])
}

/** `还剩 3 个名额`, `名额已满，可以登记候补`; empty where as many come as like. */
function usePlaces(): (offering: Offering) => string {
  const text = useText(flowText)
  return (offering) => {
    const left = placesLeft(offering)
    if (left === null) return ''
    return left > 0 ? text.signUp.left(left) : text.signUp.full
  }
}

/** 报名: for which course or tour, and who. */
export function SignUp({ done }: { done: () => void }) {
  const text = useText(flowText)
  const offerings = useOfferings()
  const places = usePlaces()
  const dayWords = useDayWords()
  const [chosen, setChosen] = useState<Offering | null>(null)
  const [person, setPerson] = useState(nobody)
  const [guardian, setGuardian] = useState('')
  const { state, handIn, again } = useHandIn()
  if (state.at !== 'filling') return <HandedIn state={state} again={again} done={done} title={text.signUp.done} />
  if (chosen)
    return (
      <PersonStep
        person={person}
        onPerson={setPerson}
        onBack={() => setChosen(null)}
        hint={[chosen.title, dayWords(chosen.startsOn), placesLeft(chosen) === 0 ? text.signUp.waits : '']
          .filter(Boolean)
          .join('　')}
        next={text.handIn}
        {...(chosen.forMinors ? { guardian, onGuardian: setGuardian } : {})}
        onNext={() => {
          const guarded = chosen.forMinors ? { guardianName: guardian } : {}
          return handIn({ kind: 'enrolment', ...person, ...guarded, offeringId: chosen.id, offeringTitle: chosen.title })
        }}
      />
    )
  return (
    <KioskStep title={text.signUp.which} onBack={done}>
      <KioskChoice
        label={text.signUp.which}
        empty={text.signUp.none}
        options={offerings.map((offering) => ({
          id: offering.id,
          label: offering.title,
          hint: [
            text.signUp[offering.offeringKind],
            dayWords(offering.startsOn),
            offering.startsAt,
            offering.place,
            places(offering),
          ]
            .filter(Boolean)
            .join('　'),
          icon: offering.offeringKind === 'course' ? IconSchool : IconBus,
        }))}
        onChoose={(id) => setChosen(offerings.find((offering) => offering.id === id) ?? null)}
      />
    </KioskStep>
  )
}
