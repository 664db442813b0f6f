import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskStep } from '../blocks/KioskStep'
import { letterOf, type Unit } from './members'
import { flowText } from './text'

/** So many are shown at once; among more the first letter is chosen before. */
const fewUnits = 8

/** A unit by its first letter, then by its name: two taps and no typing. */
export function UnitChoice({
  title,
  units,
  onChoose,
  onBack,
}: {
  title: string
  units: readonly Unit[]
  onChoose: (unit: Unit) => void
  onBack?: () => void
}) {
  const text = useText(flowText)
  const [letter, setLetter] = useState<string | null>(null)
  const asksLetter = units.length > fewUnits && letter === null
  if (asksLetter) {
    const letters = [...new Set(units.map(letterOf))].sort()
    return (
      <KioskStep title={title} hint={text.letters} {...(onBack ? { onBack } : {})}>
        <KioskChoice
          label={text.letters}
          options={letters.map((id) => ({ id, label: id }))}
          onChoose={setLetter}
          shape="tiles"
          pageSize={28}
        />
      </KioskStep>
    )
  }
  const shown = letter === null ? units : units.filter((unit) => letterOf(unit) === letter)
  const back = letter === null ? onBack : () => setLetter(null)
  return (
    <KioskStep title={title} {...(back ? { onBack: back } : {})}>
      <KioskChoice
        label={title}
        options={shown.map(({ id, name }) => ({ id, label: name }))}
        onChoose={(id) => {
          const unit = units.find((one) => one.id === id)
          if (unit) onChoose(unit)
        }}
      />
    </KioskStep>
  )
}
