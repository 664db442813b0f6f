import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { endRegistration, refuseRegistered } from '../registration-operations'
import { type Registration, registrationKinds } from '../schema'
import { membersText } from '../text'
import { ReasonDialog } from './ReasonDialog'
import { useRefusalText } from './refusal-text'

type Deed = { deed: 'end' | 'refuse'; registration: Registration }

const looks = {
  active: { variant: 'light', color: 'green' },
  refused: { variant: 'outline', color: 'vermilion.8' },
  ended: { variant: 'outline', color: 'gray.7' },
} as const

function One({ registration, onDeed }: { registration: Registration; onDeed: (deed: Deed) => void }) {
  const all = useText(membersText)
  const text = all.page
  const { may, centerCode } = useContextOfStore()
  const { registrationKind, registrationStatus, startsOn, endsOn, communityCode, reason, note, receiptNo, id } = registration
  const active = registrationStatus === 'active'
  return (
    <div className="yz-members-registration">
      <div>
        <Group gap="sm">
          <Text fw={700}>{all.kinds[registrationKind]}</Text>
          <Badge {...looks[registrationStatus]} size="lg" radius="sm" tt="none">
            {all.statuses[registrationStatus]}
          </Badge>
        </Group>
        <Text c="dimmed">
          {communityCode === centerCode ? text.here : text.elsewhere(communityCode)} ·{' '}
          {endsOn ? text.span(startsOn, endsOn) : text.since(startsOn)}
        </Text>
        {reason ? (
          <Text>
            {text.reason}：{reason}
          </Text>
        ) : null}
        {note ? (
          <Text c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
            {text.earlier}：{note}
          </Text>
        ) : null}
      </div>
      {active && may('members.write') ? (
        <Group gap="xs">
          <Button component={Link} href={`/members/receipts/${id}`} variant="default" leftSection={<IconPrinter size={20} />}>
            {receiptNo ? text.reprint : text.receipt}
          </Button>
          <Button variant="subtle" color="gray.8" onClick={() => onDeed({ deed: 'end', registration })}>
            {text.end}
          </Button>
          <Button variant="subtle" color="gray.8" onClick={() => onDeed({ deed: 'refuse', registration })}>
            {text.refuse}
          </Button>
        </Group>
      ) : null}
    </div>
  )
}

/** The registrations of a member, those that ended or were refused too, and the way to one of the other kind. */
export function RegistrationList({ memberId, registrations }: { memberId: string; registrations: readonly Registration[] }) {
  const all = useText(membersText)
  const text = all.page
  const { may } = useContextOfStore()
  const say = useRefusalText()
  const end = useOperation(endRegistration)
  const refuse = useOperation(refuseRegistered)
  // What was asked stays while the dialog fades out.
  const [asked, setAsked] = useState<Deed | null>(null)
  const [asking, setAsking] = useState(false)
  const ask = (deed: Deed) => {
    setAsked(deed)
    setAsking(true)
  }
  const kind = asked ? all.kinds[asked.registration.registrationKind] : ''
  const perform = async (reason: string) => {
    if (!asked) return
    const input = { id: asked.registration.id, reason }
    const result = await (asked.deed === 'end' ? end(input) : refuse(input))
    if (result.ok) notify('done', asked.deed === 'end' ? text.ended : text.refused)
    else notify('problem', say(result.refusal))
  }
  const free = registrationKinds.filter(
    (one) => !registrations.some((own) => own.registrationKind === one && own.registrationStatus === 'active'),
  )
  return (
    <section className="yz-card yz-members-section" aria-labelledby="registrations-title">
      <Title order={2} id="registrations-title" fz="1.125rem" mb="xs">
        {text.registrations}
      </Title>
      {registrations.length === 0 ? <Text c="dimmed">{text.noRegistration}</Text> : null}
      {registrations.map((registration) => (
        <One key={registration.id} registration={registration} onDeed={ask} />
      ))}
      {may('members.write') && free.length > 0 ? (
        <Group gap="xs" mt="sm">
          {free.map((one) => (
            <Button key={one} component={Link} href={`/members/new?member=${memberId}&kind=${one}`} variant="default">
              {text.addKind(all.kinds[one])}
            </Button>
          ))}
        </Group>
      ) : null}
      <ReasonDialog
        opened={asking}
        title={asked?.deed === 'refuse' ? text.refuseTitle(kind) : text.endTitle(kind)}
        hint={asked?.deed === 'refuse' ? text.refuseHint : text.endHint}
        confirmLabel={asked?.deed === 'refuse' ? text.refuse : text.end}
        onConfirm={perform}
        onClose={() => setAsking(false)}
      />
    </section>
  )
}
