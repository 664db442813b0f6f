import { IconBuilding, IconNumbers } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { memberId } from '../../../modules/members'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskField } from '../blocks/KioskField'
import { KioskStep } from '../blocks/KioskStep'
import { useKiosk } from '../kiosk-context'
import { type Card, cardsOf, choicesOf, type Unit, unitsOf } from './members'
import { flowText } from './text'
import { UnitChoice } from './UnitChoice'
import { useCard } from './use-card'

type Way = { by: 'choice' } | { by: 'code' } | { by: 'unit' } | { by: 'name'; unit: Unit }
type Props = { cards: readonly Card[]; onFound: (card: Card) => void; onBack: () => void }

const codeLength = 6
const triesAllowed = 5

function ByCode({ cards, onFound, onBack }: Props) {
  const text = useText(flowText)
  const { keyOf } = useKiosk()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const isStopped = tries >= triesAllowed
  const look = () => {
    if (code.length !== codeLength) return setError(text.checkIn.codeForm)
    const key = keyOf('code', code)
    const card = cards.find(({ codeKey }) => codeKey === key)
    if (card) return onFound(card)
    setCode('')
    setTries(tries + 1)
    setError(tries + 1 >= triesAllowed ? text.checkIn.codeStop : text.checkIn.codeWrong)
  }
  return (
    <KioskStep
      title={text.checkIn.byCode}
      hint={text.checkIn.byCodeHint}
      onBack={onBack}
      next={{ onPress: look, disabled: isStopped }}
    >
      <KioskField
        label={text.checkIn.code}
        input="code"
        value={code}
        onChange={(typed) => {
          setCode(typed)
          setError(null)
        }}
        most={codeLength}
        begin
        {...(error ? { error } : {})}
      />
    </KioskStep>
  )
}

function ByName({ cards, unit, onFound, onBack }: Props & { unit: Unit }) {
  const text = useText(flowText)
  const choices = choicesOf(cards, unit.id)
  return (
    <KioskStep title={text.checkIn.name} hint={text.checkIn.nameHint} onBack={onBack}>
      <KioskChoice
        label={text.checkIn.name}
        shape="tiles"
        pageSize={12}
        options={choices.map(({ card, several }) => ({
          id: card.memberId,
          label: card.title,
          ...(several ? { hint: text.checkIn.several, disabled: true } : {}),
        }))}
        onChoose={(id) => {
          const found = choices.find(({ card }) => card.memberId === id)
          if (found) onFound(found.card)
        }}
      />
    </KioskStep>
  )
}

function ChooseWay({ cards, onFound, onBack, onWay }: Props & { onWay: (way: Way) => void }) {
  const text = useText(flowText)
  const { keyOf } = useKiosk()
  const [unknown, setUnknown] = useState(false)
  const hasReader = useCard(({ name = '', citizenNumber }) => {
    const id = memberId(keyOf, { name, citizenNumber, unitId: '' })
    const card = cards.find((one) => one.memberId === id)
    if (card) onFound(card)
    else setUnknown(true)
  })
  const hint = hasReader ? { hint: text.cardHint } : {}
  return (
    <KioskStep title={text.checkIn.find} {...hint} onBack={onBack}>
      {unknown ? <p role="alert">{text.checkIn.unknownCard}</p> : null}
      <KioskChoice
        label={text.checkIn.find}
        options={[
          { id: 'code', label: text.checkIn.byCode, hint: text.checkIn.byCodeHint, icon: IconNumbers },
          { id: 'unit', label: text.checkIn.byUnit, hint: text.checkIn.byUnitHint, icon: IconBuilding },
        ]}
        onChoose={(id) => onWay(id === 'code' ? { by: 'code' } : { by: 'unit' })}
      />
    </KioskStep>
  )
}

/** Who it is: by personal code, by unit and masked name, or by the card. */
export function FindMember({ onFound, onBack }: Omit<Props, 'cards'>) {
  const text = useText(flowText)
  const { catalogue } = useKiosk()
  const [way, setWay] = useState<Way>({ by: 'choice' })
  const cards = useMemo(() => cardsOf(catalogue), [catalogue])
  const units = useMemo(() => unitsOf(cards), [cards])
  const toChoice = () => setWay({ by: 'choice' })
  if (cards.length === 0)
    return (
      <KioskStep title={text.checkIn.find} onBack={onBack}>
        <p className="yz-k-empty">{text.checkIn.noMembers}</p>
      </KioskStep>
    )
  switch (way.by) {
    case 'choice':
      return <ChooseWay cards={cards} onFound={onFound} onBack={onBack} onWay={setWay} />
    case 'code':
      return <ByCode cards={cards} onFound={onFound} onBack={toChoice} />
    case 'unit':
      return (
        <UnitChoice title={text.checkIn.unit} units={units} onChoose={(unit) => setWay({ by: 'name', unit })} onBack={toChoice} />
      )
    case 'name':
      return <ByName cards={cards} unit={way.unit} onFound={onFound} onBack={() => setWay({ by: 'unit' })} />
  }
}
