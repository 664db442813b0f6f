import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskStep } from '../blocks/KioskStep'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { useReceiptField } from './receipt-field'
import { flowText } from './text'

const scale = [5, 4, 3, 2, 1] as const
const stars = (n: number) => '★'.repeat(n) + '☆'.repeat(5 - n)

/** Which visit: by the number on its slip, so that its ticket (工单) is rated; without one it is an opinion like the others. */
function NumberStep({ onBack, onNext }: { onBack: () => void; onNext: (receiptNo: string | null) => void }) {
  const text = useText(flowText)
  const receipt = useReceiptField(text.rate.number)
  const next = () => {
    if (receipt.empty) return onNext(null)
    const receiptNo = receipt.read()
    if (receiptNo !== null) onNext(receiptNo)
  }
  return (
    <KioskStep title={text.rate.number} hint={text.rate.numberHint} onBack={onBack} next={{ onPress: next, label: text.handIn }}>
      {receipt.field}
    </KioskStep>
  )
}

/** 评价: how good, and what of; without a name. */
export function Rate({ done }: { done: () => void }) {
  const text = useText(flowText)
  const [chosen, setChosen] = useState<number | null>(null)
  const [ofVisit, setOfVisit] = useState(false)
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
  const { byNumber } = text.rate
  if (ofVisit)
    return (
      <NumberStep
        onBack={() => setOfVisit(false)}
        onNext={(receiptNo) => handIn({ kind: 'rating', stars: chosen, about: byNumber, ...(receiptNo ? { receiptNo } : {}) })}
      />
    )
  return (
    <KioskStep title={text.rate.about} onBack={() => setChosen(null)}>
      <KioskChoice
        label={text.rate.about}
        shape="tiles"
        options={[byNumber, ...text.rate.abouts].map((label) => ({ id: label, label }))}
        onChoose={(about) => (about === byNumber ? setOfVisit(true) : handIn({ kind: 'rating', stars: chosen, about }))}
      />
    </KioskStep>
  )
}
