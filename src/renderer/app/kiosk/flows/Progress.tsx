import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { spellReceiptNumber } from '../../../../shared/receipt-number'
import { useText } from '../../../i18n/use-text'
import { progressId } from '../../../modules/intake'
import { KioskButton } from '../blocks/KioskButton'
import { KioskResult } from '../blocks/KioskResult'
import { KioskStep } from '../blocks/KioskStep'
import { useKiosk } from '../kiosk-context'
import { useReceiptField } from './receipt-field'
import { flowText } from './text'

type Texts = (typeof flowText)['zh-CN']

type Step = keyof Texts['progress']['step']

/** How good the news is. What is not named here is on its way. */
const kindOf: { readonly [S in Step]?: 'done' | 'problem' } = {
  accepted: 'done',
  refused: 'problem',
  adjust: 'done',
  close: 'done',
  closed: 'done',
  done: 'done',
  rate: 'done',
  delivered: 'done',
  thanked: 'done',
  cancel: 'problem',
}

const isStep = (text: Texts, step: string | undefined): step is Step => step !== undefined && step in text.progress.step

function Standing({ receiptNo, onOther, done }: { receiptNo: string; onOther: () => void; done: () => void }) {
  const text = useText(flowText)
  const { catalogue, keyOf } = useKiosk()
  const id = progressId(keyOf, receiptNo)
  const progress = catalogue.find((record) => record.id === id)
  const step = isStep(text, progress?.step) ? progress.step : null
  const other = (
    <KioskButton icon={IconSearch} onPress={onOther}>
      {text.progress.other}
    </KioskButton>
  )
  if (!step)
    return (
      <KioskResult kind="already" title={text.progress.nothing} done={done} actions={other}>
        <p>{spellReceiptNumber(receiptNo)}</p>
        <p>{text.progress.nothingHint}</p>
      </KioskResult>
    )
  return (
    <KioskResult kind={kindOf[step] ?? 'already'} title={text.progress.step[step]} done={done} actions={other}>
      <p>{spellReceiptNumber(receiptNo)}</p>
      {progress?.body ? (
        <p>
          {kindOf[step] === 'problem' ? text.progress.reason : text.progress.answer}
          <br />
          <strong>{progress.body}</strong>
        </p>
      ) : null}
    </KioskResult>
  )
}

/** 查进度: the number on the slip says how the matter stands; a mistyped one is told at once. */
export function Progress({ done }: { done: () => void }) {
  const text = useText(flowText)
  const receipt = useReceiptField(text.progress.typed)
  const [receiptNo, setReceiptNo] = useState<string | null>(null)
  if (receiptNo !== null)
    return (
      <Standing
        receiptNo={receiptNo}
        onOther={() => {
          setReceiptNo(null)
          receipt.clear()
        }}
        done={done}
      />
    )
  return (
    <KioskStep
      title={text.progress.label}
      onBack={done}
      next={{ onPress: () => setReceiptNo(receipt.read()), label: text.progress.look }}
    >
      {receipt.field}
    </KioskStep>
  )
}
