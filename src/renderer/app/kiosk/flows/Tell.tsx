import { IconMessageDots, IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskField } from '../blocks/KioskField'
import { KioskStep } from '../blocks/KioskStep'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { PersonStep } from './PersonStep'
import { nobody } from './person'
import { flowText } from './text'

type Kind = 'request' | 'wish'
type Step = 'kind' | 'subject' | 'body' | 'who'

/** Characters of what is said; with its subject it stays under what the desk takes. */
const longest = { request: 900, wish: 450 } as const

function BodyStep({
  kind,
  body,
  onBody,
  onBack,
  onNext,
}: {
  kind: Kind
  body: string
  onBody: (body: string) => void
  onBack: () => void
  onNext: () => void
}) {
  const text = useText(flowText)
  const [checked, setChecked] = useState(false)
  const isMissing = body.trim() === ''
  return (
    <KioskStep
      title={text.tell.body[kind]}
      hint={text.tell.bodyHint}
      onBack={onBack}
      next={{
        onPress: () => {
          setChecked(true)
          if (!isMissing) onNext()
        },
      }}
    >
      <KioskField
        label={text.tell.body[kind]}
        silent
        input="text"
        value={body}
        onChange={onBody}
        most={longest[kind]}
        long
        begin
        {...(checked && isMissing ? { error: text.tell.bodyMissing } : {})}
      />
    </KioskStep>
  )
}

/** 诉求 or 微心愿: what about, in one's own words, and whom to call. */
export function Tell({ done }: { done: () => void }) {
  const text = useText(flowText)
  const [step, setStep] = useState<Step>('kind')
  const [kind, setKind] = useState<Kind>('request')
  const [subject, setSubject] = useState('')
  const [body, setBody] = useState('')
  const [person, setPerson] = useState(nobody)
  const [address, setAddress] = useState('')
  const { state, handIn, again } = useHandIn()
  if (state.at !== 'filling') return <HandedIn state={state} again={again} done={done} />
  const subjects = kind === 'request' ? text.tell.subjects : text.tell.wishSubjects
  const hand = () =>
    handIn({
      kind,
      ...person,
      ...(address.trim() === '' ? {} : { address: address.trim() }),
      body: subject === '' ? body.trim() : `${subject}：${body.trim()}`,
    })
  switch (step) {
    case 'kind':
      return (
        <KioskStep title={text.tell.which} onBack={done}>
          <KioskChoice
            label={text.tell.which}
            options={[
              { id: 'request', label: text.tell.request, hint: text.tell.requestHint, icon: IconMessageDots },
              { id: 'wish', label: text.tell.wish, hint: text.tell.wishHint, icon: IconSparkles },
            ]}
            onChoose={(id) => {
              setKind(id === 'wish' ? 'wish' : 'request')
              setStep('subject')
            }}
          />
        </KioskStep>
      )
    case 'subject':
      return (
        <KioskStep title={text.tell.about} onBack={() => setStep('kind')}>
          <KioskChoice
            label={text.tell.about}
            shape="tiles"
            options={subjects.map((label, index) => ({ id: String(index), label }))}
            onChoose={(id) => {
              const index = Number(id)
              setSubject(index === subjects.length - 1 ? '' : (subjects[index] ?? ''))
              setStep('body')
            }}
          />
        </KioskStep>
      )
    case 'body':
      return <BodyStep kind={kind} body={body} onBody={setBody} onBack={() => setStep('subject')} onNext={() => setStep('who')} />
    case 'who':
      return (
        <PersonStep
          person={person}
          onPerson={setPerson}
          address={address}
          onAddress={setAddress}
          onBack={() => setStep('body')}
          next={text.handIn}
          onNext={hand}
        />
      )
  }
}
