import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useText } from '../../../i18n/use-text'
import { mentorOfLearner } from '../../training/mentor-rules'
import { mentorRecords } from '../../training/queries'
import type { MentorGroup, MentorPairing } from '../../training/schema'
import { transcriptText } from '../transcript-text'

/** 帮带导师: who mentors this worker, by the rule that is the same on every station. */
export function LearnerMentor({ learnerId }: { learnerId: string }) {
  const text = useText(transcriptText)
  const live = useLive(mentorRecords, [])
  const mentor = useMemo(() => {
    if (live.loading) return null
    const records = live.value.map((found) => found.toMutableJSON())
    const groups = records.filter(({ kind }) => kind === 'mentorGroup') as MentorGroup[]
    return mentorOfLearner(records.filter(({ kind }) => kind === 'mentorPairing') as MentorPairing[], groups, learnerId)
  }, [live, learnerId])
  return (
    <section className="yz-card yz-learner-part" aria-labelledby="mentor-title">
      <Title order={2} fz="1.125rem" id="mentor-title" mb="xs">
        {text.mentor}
      </Title>
      {mentor ? (
        <Text>
          <Link href={`/mentoring/groups/${mentor.mentorGroupId}`} className="yz-academy-link">
            {mentor.name}
          </Link>{' '}
          {text.mentorSince(mentor.since)}
        </Text>
      ) : (
        <Text c="dimmed">{text.noMentor}</Text>
      )}
    </section>
  )
}
