import { ActionIcon, Alert, Badge, Group, Menu, Text, Title } from '@mantine/core'
import { IconBan, IconDots, IconId, IconPencil } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { beyondQuota, counts, timeOfDay } from '../checkin-rules'
import { checkInText } from '../checkin-text'
import type { CheckIn } from '../schema'
import type { Comer } from './use-comers'

/** A check-in with whose it is; `comer` is null where that member was erased. */
export type Present = { checkIn: CheckIn; comer: Comer | null }

/** 自助屏, 补登, 更正, 已作废: each with its reason beside it. */
function Marks({ checkIn }: { checkIn: CheckIn }) {
  const text = useText(checkInText)
  const marks = [
    { label: text.kioskBadge, why: checkIn.station === 'kiosk' ? '' : undefined },
    { label: text.lateBadge, why: checkIn.lateReason },
    { label: text.correctedBadge, why: checkIn.correctedReason },
    { label: text.voidedBadge, why: checkIn.voidReason },
  ]
  return marks.map(({ label, why }) =>
    why === undefined ? null : (
      <Group key={label} gap={6} wrap="nowrap" align="baseline">
        <Badge variant="light" color="gray" size="lg" radius="sm" tt="none" flex="none">
          {label}
        </Badge>
        <Text size="xs" c="gray.7">
          {why}
        </Text>
      </Group>
    ),
  )
}

function Deeds({ name, onCorrect, onVoid }: { name: string; onCorrect: () => void; onVoid: () => void }) {
  const text = useText(checkInText)
  const word = useText(words)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`${word.more} ${name}`}>
          <IconDots size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={20} />} onClick={onCorrect}>
          {text.correct}
        </Menu.Item>
        <Menu.Item leftSection={<IconBan size={20} />} onClick={onVoid}>
          {text.void}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Line({ present, onAsk }: { present: Present; onAsk: (deed: 'correct' | 'void', present: Present) => void }) {
  const text = useText(checkInText)
  const { may } = useContextOfStore()
  const { checkIn, comer } = present
  const name = comer?.member.name ?? text.unknownPerson
  const stands = counts(checkIn)
  return (
    <li className="yz-present" data-voided={stands ? undefined : true}>
      <span className="yz-present-time">{timeOfDay(checkIn.arrivedAt)}</span>
      <div className="yz-present-who">
        <Text component="span" fw={600} td={stands ? undefined : 'line-through'}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[comer?.unit?.name, checkIn.hours === undefined ? '' : text.hours(checkIn.hours)].filter((part) => part).join(' · ')}
        </Text>
        <Marks checkIn={checkIn} />
      </div>
      {comer ? (
        <ActionIcon component={Link} href={`/checkins/card/${comer.member.id}`} aria-label={text.cardOf(name)}>
          <IconId size={22} />
        </ActionIcon>
      ) : null}
      {stands && may('members.write') ? (
        <Deeds name={name} onCorrect={() => onAsk('correct', present)} onVoid={() => onAsk('void', present)} />
      ) : null}
    </li>
  )
}

/** More came than there are places: desks apart, a kiosk, late entries. */
function OverQuota({ present, quota }: { present: readonly Present[]; quota: number | undefined }) {
  const text = useText(checkInText)
  const beyond = beyondQuota(
    present.map(({ checkIn }) => checkIn),
    quota,
  )
  if (quota === undefined || beyond.length === 0) return null
  const names = beyond.map(({ id }) => present.find(({ checkIn }) => checkIn.id === id)?.comer?.member.name ?? text.unknownPerson)
  return (
    <Alert color="yellow" mb="sm" role="alert" title={text.over(quota + beyond.length, quota)}>
      {text.overBody(names.join('、'))}
    </Alert>
  )
}

/** Who is here, by name; what was voided stands among them, struck out. */
export function PresentList(props: {
  present: readonly Present[]
  quota: number | undefined
  onAsk: (deed: 'correct' | 'void', present: Present) => void
}) {
  const text = useText(checkInText)
  const here = props.present.filter(({ checkIn }) => counts(checkIn)).length
  return (
    <section className="yz-card yz-checkin-pane" aria-labelledby="present-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="present-title">
          {text.present}
        </Title>
        <Text fz="lg" fw={700} data-testid="present-count">
          {text.presentCount(here, props.quota)}
        </Text>
      </Group>
      <OverQuota present={props.present} quota={props.quota} />
      {props.present.length === 0 ? <Text c="dimmed">{text.noOne}</Text> : null}
      <ul className="yz-presents">
        {props.present.map((present) => (
          <Line key={present.checkIn.id} present={present} onAsk={props.onAsk} />
        ))}
      </ul>
    </section>
  )
}
