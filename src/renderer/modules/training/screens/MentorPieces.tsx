import { Anchor, Group, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { maskPhone } from '../../../lib/national/phone'
import { Masked } from '../../../ui/Masked'
import './mentor.css'

/** A card with a heading, and what can be done beside it. */
export function Section(props: { id: string; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="yz-card yz-mentor-section" aria-labelledby={props.id}>
      <Group justify="space-between" px="md" pt="sm" mb="xs">
        <Title order={2} id={props.id} fz="1.125rem">
          {props.title}
        </Title>
        {props.action ? <Group className="yz-no-print">{props.action}</Group> : null}
      </Group>
      {props.children}
    </section>
  )
}

/** A section that is empty: says so in a line, and what to do. */
export function NoneYet({ title, hint }: { title: string; hint: string }) {
  return (
    <Text c="dimmed" px="md" pb="md">
      <strong>{title}</strong> {hint}
    </Text>
  )
}

/** A figure that opens what it was counted from. */
export function FigureLink(props: { label: string; value: ReactNode; hint?: ReactNode; href: string; here?: boolean }) {
  return (
    <Link href={props.href} className="yz-card yz-mentor-figure" aria-current={props.here ? 'true' : undefined}>
      <Text component="span" c="dimmed">
        {props.label}
      </Text>
      <span className="yz-mentor-number">{props.value}</span>
      {props.hint ? (
        <Text component="span" c="dimmed" size="sm">
          {props.hint}
        </Text>
      ) : null}
    </Link>
  )
}

export function Back({ href, children }: { href: string; children: string }) {
  return (
    <Anchor component={Link} href={href} className="yz-mentor-back yz-no-print">
      <IconArrowLeft size={20} aria-hidden="true" />
      {children}
    </Anchor>
  )
}

export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="yz-card yz-mentor-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Phone({ value, label }: { value: string; label: string }) {
  const { may } = useContextOfStore()
  return <Masked value={value} mask={maskPhone} label={label} mayReveal={may('roster.reveal')} />
}
