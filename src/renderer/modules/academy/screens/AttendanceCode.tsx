import { Button, Select, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { markByCode } from '../attendance-operations'
import { sessionCode } from '../attendance-rules'
import { attendanceText } from '../attendance-text'
import type { Learner, Session } from '../schema'

type Fault = { code: string } | { who: string } | { rest: string }

function useSignIn(session: Session, day: string) {
  const text = useText(attendanceText)
  const sign = useOperation(markByCode)
  const [code, setCode] = useState('')
  const [learnerId, setLearnerId] = useState<string | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!learnerId) return setFault({ who: text.whoMissing })
    setFault(null)
    const result = await sign({ sessionId: session.id, day, code, learnerId })
    if (!result.ok) {
      const told = text.refusal[result.refusal.code]
      return setFault(result.refusal.code.startsWith('code-') ? { code: told } : { rest: told })
    }
    notify(result.value === 'marked' ? 'done' : 'note', result.value === 'marked' ? text.signedIn : text.already)
    setLearnerId(null)
  }
  return { code, setCode, learnerId, setLearnerId, fault, submit }
}

function SignIn({ session, day, everyone }: { session: Session; day: string; everyone: readonly Learner[] }) {
  const text = useText(attendanceText)
  const { code, setCode, learnerId, setLearnerId, fault, submit } = useSignIn(session, day)
  const twice = new Set(everyone.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index))
  // Of two of one name the place they come from is said, too.
  const labelOf = ({ name, organisation, phone = '' }: Learner) =>
    twice.has(name) ? [name, organisation ?? '', phone.slice(-4)].filter(Boolean).join(' · ') : name
  return (
    <form onSubmit={submit} noValidate className="yz-attendance-sign">
      <TextInput
        label={text.typed}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        error={fault && 'code' in fault ? fault.code : undefined}
      />
      <Select
        label={text.who}
        placeholder={text.whoHint}
        nothingFoundMessage={text.nobodyFound}
        data={everyone.map((learner) => ({ value: learner.id, label: labelOf(learner) }))}
        value={learnerId}
        onChange={setLearnerId}
        searchable
        limit={50}
        error={fault && 'who' in fault ? fault.who : fault && 'rest' in fault ? fault.rest : undefined}
      />
      <Button type="submit">{text.signIn}</Button>
    </form>
  )
}

/** 签到码: the day's six digits, large enough to be copied from across a room, and the place where they are typed. */
export function AttendanceCode(props: { session: Session; day: string; everyone: readonly Learner[]; isOpen: boolean }) {
  const { session, day, everyone, isOpen } = props
  const text = useText(attendanceText)
  const { keyOf } = useContextOfStore()
  const code = sessionCode(keyOf, session.id, day)
  return (
    <div className="yz-attendance-code">
      <div>
        <Text c="dimmed">{text.code}</Text>
        <output className="yz-attendance-digits" aria-label={`${text.code} ${code}`}>
          {code.slice(0, 3)} {code.slice(3)}
        </output>
        <Text c="dimmed" size="sm">
          {text.codeHint}
        </Text>
      </div>
      {isOpen ? <SignIn session={session} day={day} everyone={everyone} /> : null}
    </div>
  )
}
