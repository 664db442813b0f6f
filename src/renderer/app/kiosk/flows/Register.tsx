import { IconHome, IconLink } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskField } from '../blocks/KioskField'
import { KioskStep } from '../blocks/KioskStep'
import { KioskSteps } from '../blocks/KioskSteps'
import type { CardReading } from '../card-reader/reader'
import { useKiosk } from '../kiosk-context'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { createUnitFinder, directoryOf } from './members'
import { PersonStep } from './PersonStep'
import { nobody } from './person'
import { flowText } from './text'
import { useCard } from './use-card'

/** Units offered below what was written. */
const mostOffered = 5

function UnitStep({
  unitName,
  onUnit,
  onBack,
  onNext,
}: {
  unitName: string
  onUnit: (name: string) => void
  onBack: () => void
  onNext: (name: string) => void
}) {
  const text = useText(flowText)
  const { catalogue } = useKiosk()
  const [checked, setChecked] = useState(false)
  const find = useMemo(() => createUnitFinder(directoryOf(catalogue)), [catalogue])
  const found = useMemo(() => (unitName.trim() === '' ? [] : find(unitName).slice(0, mostOffered)), [find, unitName])
  const isMissing = unitName.trim() === ''
  return (
    <KioskStep
      title={text.register.unit}
      hint={text.register.unitHint}
      onBack={onBack}
      next={{
        onPress: () => {
          setChecked(true)
          if (!isMissing) onNext(unitName)
        },
      }}
    >
      <KioskField
        label={text.register.unit}
        silent
        begin
        input="text"
        value={unitName}
        onChange={onUnit}
        most={60}
        {...(checked && isMissing ? { error: text.register.unitMissing } : {})}
      />
      {found.length > 0 ? (
        <KioskChoice
          label={text.register.found}
          options={found.map(({ id, name }) => ({ id, label: name }))}
          onChoose={(id) => {
            const unit = found.find((one) => one.id === id)
            if (unit) onNext(unit.name)
          }}
        />
      ) : null}
    </KioskStep>
  )
}

function WhoStep({
  person,
  onPerson,
  onCard,
  onBack,
  onNext,
}: {
  person: { name: string; phone: string }
  onPerson: (person: { name: string; phone: string }) => void
  onCard: (card: CardReading) => void
  onBack: () => void
  onNext: () => void
}) {
  const text = useText(flowText)
  const hasReader = useCard(onCard)
  return (
    <PersonStep
      person={person}
      onPerson={onPerson}
      onBack={onBack}
      onNext={onNext}
      {...(hasReader ? { hint: text.cardHint } : {})}
    />
  )
}

/** 报到: who, of which unit, to which of the two communities; the last choice hands it in. */
export function Register({ done }: { done: () => void }) {
  const text = useText(flowText)
  const [step, setStep] = useState<0 | 1 | 2>(0)
  const [person, setPerson] = useState(nobody)
  const [citizenNumber, setCitizenNumber] = useState<string | null>(null)
  const [unitName, setUnitName] = useState('')
  const { state, handIn, again } = useHandIn()
  if (state.at !== 'filling') return <HandedIn state={state} again={again} done={done} title={text.register.done} />
  const onCard = (card: CardReading) => {
    setPerson((now) => ({ ...now, name: card.name ?? now.name }))
    setCitizenNumber(card.citizenNumber)
  }
  const hand = (registrationKind: 'linked' | 'residential') =>
    handIn({
      kind: 'registration',
      ...person,
      unitName: unitName.trim(),
      registrationKind,
      ...(citizenNumber ? { citizenNumber } : {}),
    })
  return (
    <>
      <KioskSteps steps={text.register.steps} at={step} />
      {step === 0 ? (
        <WhoStep person={person} onPerson={setPerson} onCard={onCard} onBack={done} onNext={() => setStep(1)} />
      ) : null}
      {step === 1 ? (
        <UnitStep
          unitName={unitName}
          onUnit={setUnitName}
          onBack={() => setStep(0)}
          onNext={(name) => {
            setUnitName(name)
            setStep(2)
          }}
        />
      ) : null}
      {step === 2 ? (
        <KioskStep title={text.register.kind} onBack={() => setStep(1)}>
          <KioskChoice
            label={text.register.kind}
            options={[
              { id: 'linked', label: text.register.linked, hint: text.register.linkedHint, icon: IconLink },
              { id: 'residential', label: text.register.residential, hint: text.register.residentialHint, icon: IconHome },
            ]}
            onChoose={(id) => hand(id === 'linked' ? 'linked' : 'residential')}
          />
        </KioskStep>
      ) : null}
    </>
  )
}
