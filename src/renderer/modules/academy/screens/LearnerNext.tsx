import { Badge, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import type { Enrolment } from '../schema'
import { enrolmentsBy } from '../transcript-queries'
import { transcriptText } from '../transcript-text'
import type { Transcripts } from './use-transcripts'

/** 接下来: the sittings somebody signed up for, the next first. */
export function LearnerNext({ learnerId, transcripts }: { learnerId: string; transcripts: Transcripts }) {
  const text = useText(transcriptText)
  const { sessions, today } = transcripts
  const live = useLive((data) => enrolmentsBy(data, learnerId), [learnerId])
  const next = useMemo(() => {
    if (live.loading) return []
    return live.value
      .map((found) => found.toMutableJSON() as Enrolment)
      .flatMap((enrolment) => {
        const session = sessions.get(enrolment.sessionId)
        const day = session?.days.find((one) => one >= today)
        const isOff = enrolment.enrolmentStatus === 'withdrawn' || session?.sessionStatus !== 'planned'
        return session && day && !isOff ? [{ session, day, isWaiting: enrolment.enrolmentStatus === 'waiting' }] : []
      })
      .sort((a, b) => (`${a.day} ${a.session.startsAt}` < `${b.day} ${b.session.startsAt}` ? -1 : 1))
  }, [live, sessions, today])
  return (
    <section className="yz-card yz-learner-part" aria-labelledby="next-title">
      <Title order={2} fz="1.125rem" id="next-title" mb="xs">
        {text.next}
      </Title>
      {next.length === 0 ? (
        <Text c="dimmed">{text.nothingNext}</Text>
      ) : (
        <ul className="yz-learner-list">
          {next.map(({ session, day, isWaiting }) => (
            <li key={session.id}>
              <span>
                <Link href={`/academy/sessions/${session.id}`}>{session.title}</Link>
                <Text size="sm" c="dimmed">
                  {[`${day} ${session.startsAt}–${session.endsAt}`, session.place].filter(Boolean).join(' · ')}
                </Text>
              </span>
              {isWaiting ? <Badge color="yellow">{text.waiting}</Badge> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
