import { Badge, Button, Text } from '@mantine/core'
import { IconMapPin, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { teachingText } from '../teaching-text'
import { AcademyTabs } from './AcademyTabs'
import { TeachingPointDialog } from './TeachingPointDialog'
import { type Point, useTeachingPoints } from './use-teaching'
import './teaching.css'

function PointCard({ point }: { point: Point }) {
  const text = useText(teachingText)
  return (
    <Link href={`/academy/points/${point.id}`} className="yz-card yz-point">
      <strong>{point.title}</strong>
      <Text component="span" c="dimmed">
        {[point.place, point.category].filter(Boolean).join(' · ')}
      </Text>
      <Text component="span">
        {[
          point.quota === undefined ? text.unlimited : text.capacityOf(point.quota),
          point.coming > 0 ? text.next(point.coming) : text.noNext,
        ].join(' · ')}
      </Text>
      {point.active ? null : (
        <Badge variant="light" color="yellow" size="lg" radius="sm" tt="none">
          {text.closed}
        </Badge>
      )}
      {point.withoutSeats > 0 ? (
        <Badge variant="light" color="vermilion" size="lg" radius="sm" tt="none">
          {text.lostShort(point.withoutSeats)}
        </Badge>
      ) : null}
    </Link>
  )
}

/** 现场教学点: where they are, how many they hold, what is to come. */
export function TeachingPointsScreen() {
  const text = useText(teachingText)
  const { may } = useContextOfStore()
  const points = useTeachingPoints()
  const [adding, setAdding] = useState(false)
  const add = may('academy.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={points && points.length > 0 ? add : null} />
      <AcademyTabs here="points" />
      {points ? null : <LoadingState />}
      {points?.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconMapPin} title={text.none} hint={text.noneHint} action={add} />
        </div>
      ) : null}
      <div className="yz-points">
        {points?.map((point) => (
          <PointCard key={point.id} point={point} />
        ))}
      </div>
      {adding ? <TeachingPointDialog onClose={() => setAdding(false)} /> : null}
    </>
  )
}
