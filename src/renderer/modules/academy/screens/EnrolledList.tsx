import { Button, Group, Text, Title } from '@mantine/core'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { notify } from '../../../ui/notify'
import { withdraw } from '../enrolment-operations'
import type { Enrolment } from '../schema'
import { sessionText } from '../session-text'
import type { SessionPage } from './use-session'

function Lines({ page, people, ordered }: { page: SessionPage; people: readonly Enrolment[]; ordered?: boolean }) {
  const text = useText(sessionText)
  const { may } = useContextOfStore()
  const letGo = useOperation(withdraw)
  const mayWrite = may('academy.write') && page.session.sessionStatus === 'planned'
  const leave = async ({ id }: Enrolment) => {
    const result = await letGo({ id })
    if (result.ok) notify('done', text.withdrawn)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ol className="yz-academy-people">
      {people.map((enrolment, index) => {
        const learner = page.learnerOf(enrolment)
        const name = learner?.name ?? text.unknownLearner
        const { phone, organisation, guardianName, guardianPhone } = learner ?? {}
        const about = [
          ordered ? text.onList(index + 1) : '',
          organisation,
          phone ? maskPhone(phone) : '',
          guardianName ? text.guardianOf(guardianName, maskPhone(guardianPhone ?? '')) : '',
          enrolment.station === 'kiosk' ? text.fromKiosk : '',
        ]
        return (
          <li key={enrolment.id}>
            <span className="yz-academy-who">
              <Text component="span" fw={600}>
                {name}
              </Text>
              <Text component="span" c="dimmed" size="xs">
                {about.filter(Boolean).join(' · ')}
              </Text>
            </span>
            {mayWrite ? (
              <Button variant="subtle" color="gray.8" aria-label={text.withdrawOf(name)} onClick={() => void leave(enrolment)}>
                {text.withdraw}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** Who has a place, in the order of signing up, and who waits. */
export function EnrolledList({ page }: { page: SessionPage }) {
  const text = useText(sessionText)
  const { enrolled, waiting, left } = page.places
  const { quota } = page.session
  return (
    <section className="yz-card yz-academy-pane" aria-labelledby="enrolled-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="enrolled-title">
          {text.list}
        </Title>
        <Text fz="lg" fw={700} data-testid="places">
          {quota === undefined ? text.taken(enrolled.length) : `${text.places(enrolled.length, quota)}，${text.left(left ?? 0)}`}
        </Text>
      </Group>
      {enrolled.length === 0 ? <Text c="dimmed">{text.noneYet}</Text> : <Lines page={page} people={enrolled} />}
      {waiting.length > 0 ? (
        <>
          <Title order={3} mt="md">
            {text.waitingList}
          </Title>
          <Lines page={page} people={waiting} ordered />
        </>
      ) : null}
    </section>
  )
}
