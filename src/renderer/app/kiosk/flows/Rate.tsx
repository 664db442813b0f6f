import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskStep } from '../blocks/KioskStep'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { flowText } from './text'

const scale = [5, 4, 3, 2, 1] as const
const stars = (n: number) => '★'.repeat(n) + '☆'.repeat(5 - n)

/** 评价: how good, and what of; without a name. */
export function Rate({ done }: { done: () => void }) {
  const text = useText(flowText)
  const [chosen, setChosen] = useState<number | null>(null)
  const { state, handIn, again } = useHandIn()
  if (state.at !== 'filling')
    return <HandedIn state={state} again={again} done={done} title={text.rate.done} hint={text.rate.doneHint} withoutNumber />
  if (chosen === null)
    return (
      <KioskStep title={text.rate.stars} onBack={done}>
        <KioskChoice
          label={text.rate.stars}
          options={scale.map((n) => ({ id: String(n), label: text.rate.star[n], hint: stars(n) }))}
          onChoose={(id) => setChosen(Number(id))}
        />
      </KioskStep>
    )
  return (
    <KioskStep title={text.rate.about} onBack={() => setChosen(null)}>
      <KioskChoice
        label={text.rate.about}
        shape="tiles"
        options={text.rate.abouts.map((label) => ({ id: label, label }))}
        onChoose={(about) => handIn({ kind: 'rating', stars: chosen, about })}
      />
    </KioskStep>
  )
}
