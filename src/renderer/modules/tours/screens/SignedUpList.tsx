import { Button, Group, Text, Title } from '@mantine/core'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { notify } from '../../../ui/notify'
import { stopText } from '../desk-text'
import { leave } from '../visitor-operations'
import type { Person } from '../visitor-rules'
import type { Sitting } from './use-stop'

function Lines({ people, mayWrite, ordered }: { people: readonly Person[]; mayWrite: boolean; ordered?: boolean }) {
  const text = useText(stopText)
  const withdraw = useOperation(leave)
  const letGo = async ({ ids }: Person) => {
    const result = await withdraw({ ids })
    if (result.ok) notify('done', text.withdrawn)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ol className="yz-signed-up">
      {people.map((person, index) => (
        <li key={person.id}>
          <span className="yz-found-who">
            <Text component="span" fw={600}>
              {person.name}
            </Text>
            <Text component="span" c="dimmed" size="xs">
              {[
                ordered ? text.onList(index + 1) : '',
                person.phone ? maskPhone(person.phone) : '',
                person.station === 'kiosk' ? text.fromKiosk : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </span>
          {mayWrite ? (
            <Button variant="subtle" color="gray.8" aria-label={text.withdrawOf(person.name)} onClick={() => void letGo(person)}>
              {text.withdraw}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** Before its day: who has a place, in the order of signing up, and who waits. */
export function SignedUpList({ sitting }: { sitting: Sitting }) {
  const text = useText(stopText)
  const { may } = useContextOfStore()
  const { expected, waiting, left } = sitting.attendance
  const { quota } = sitting.stop
  const mayWrite = may('teams.write')
  return (
    <section className="yz-card yz-stop-pane" aria-labelledby="signed-up-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="signed-up-title">
          {text.list}
        </Title>
        <Text fz="lg" fw={700} data-testid="places">
          {quota === undefined ? text.taken(expected.length) : `${text.places(expected.length, quota)}，${text.left(left ?? 0)}`}
        </Text>
      </Group>
      {expected.length === 0 ? <Text c="dimmed">{text.noExpected}</Text> : null}
      <Lines people={expected} mayWrite={mayWrite} />
      {waiting.length > 0 ? (
        <>
          <Title order={3} mt="md">
            {text.waitingList}
          </Title>
          <Lines people={waiting} mayWrite={mayWrite} ordered />
        </>
      ) : null}
    </section>
  )
}
