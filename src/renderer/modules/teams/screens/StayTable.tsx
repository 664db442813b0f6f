import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { Masked } from '../../../ui/Masked'
import type { TeamMember } from '../schema'
import { teamText } from '../text'
import './teams.css'

export type StayDeed = { deed: 'edit' | 'leave'; stay: TeamMember }

/** A member's own page, where there is one and the role may open it. */
function Name({ stay }: { stay: TeamMember }) {
  const { may } = useContextOfStore()
  const { name, source, personId } = stay
  const page = source === 'member' ? '/members' : source === 'resident' ? '/residents' : null
  const opens = page !== null && personId !== undefined && may(source === 'member' ? 'members.read' : 'roster.read')
  return opens ? (
    <Link href={`${page}/${personId}`} className="yz-stay-name">
      {name}
    </Link>
  ) : (
    <strong>{name}</strong>
  )
}

export function Phone({ stay }: { stay: Pick<TeamMember, 'name' | 'phone'> }) {
  const text = useText(teamText).stay
  const { may } = useContextOfStore()
  if (!stay.phone) return <Text c="dimmed">{text.none}</Text>
  return <Masked value={stay.phone} mask={maskPhone} label={`${text.phone} ${stay.name}`} mayReveal={may('roster.reveal')} />
}

export function Skills({ skills }: { skills: readonly string[] }) {
  const text = useText(teamText).stay
  if (skills.length === 0) return <Text c="dimmed">{text.none}</Text>
  return (
    <Group gap={4}>
      {skills.map((skill) => (
        <Badge key={skill} variant="light" color="green" size="lg" radius="sm" tt="none">
          {skill}
        </Badge>
      ))}
    </Group>
  )
}

function Deeds({ stay, onDeed }: { stay: TeamMember; onDeed: (deed: StayDeed) => void }) {
  const text = useText(teamText).stay
  const quiet = { variant: 'subtle', color: 'gray.8', px: 'xs' } as const
  return (
    <Group gap={0} justify="flex-end" wrap="nowrap">
      <Button {...quiet} aria-label={text.editOf(stay.name)} onClick={() => onDeed({ deed: 'edit', stay })}>
        {text.edit}
      </Button>
      <Button {...quiet} aria-label={text.leaveOf(stay.name)} onClick={() => onDeed({ deed: 'leave', stay })}>
        {text.leave}
      </Button>
    </Group>
  )
}

/** Who stands in a team, by name; with `onDeed` each can be corrected and can leave. */
export function StayTable({ stays, onDeed }: { stays: readonly TeamMember[]; onDeed: ((deed: StayDeed) => void) | null }) {
  const text = useText(teamText).stay
  return (
    <Table horizontalSpacing="md" verticalSpacing={6} className="yz-stays">
      <Table.Thead>
        <Table.Tr>
          {[text.name, text.unit, text.skills, text.phone, text.since].map((head) => (
            <Table.Th key={head}>{head}</Table.Th>
          ))}
          {onDeed ? <Table.Td className="yz-no-print" /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stays.map((stay) => (
          <Table.Tr key={stay.id}>
            <Table.Td>
              <Name stay={stay} />
              <Text c="dimmed" size="sm">
                {[stay.role, text.is[stay.source]].filter(Boolean).join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td>{stay.unitName ?? <Text c="dimmed">{text.none}</Text>}</Table.Td>
            <Table.Td>
              <Skills skills={stay.skills ?? []} />
            </Table.Td>
            <Table.Td className="yz-nowrap">
              <Phone stay={stay} />
            </Table.Td>
            <Table.Td className="yz-nowrap">{stay.startsOn ?? text.none}</Table.Td>
            {onDeed ? (
              <Table.Td className="yz-no-print">
                <Deeds stay={stay} onDeed={onDeed} />
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Who left, when and why. */
export function FormerTable({ stays }: { stays: readonly TeamMember[] }) {
  const text = useText(teamText).stay
  return (
    <Table horizontalSpacing="md" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          {[text.name, text.since, text.reason].map((head) => (
            <Table.Th key={head}>{head}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stays.map((stay) => (
          <Table.Tr key={stay.id}>
            <Table.Td>
              <Name stay={stay} />
              <Text c="dimmed" size="sm">
                {[stay.role, stay.unitName, text.is[stay.source]].filter(Boolean).join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td className="yz-nowrap">{text.period(stay.startsOn ?? text.none, stay.endsOn ?? '')}</Table.Td>
            <Table.Td>{stay.reason}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
