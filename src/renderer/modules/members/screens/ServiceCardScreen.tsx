import { Anchor, Button, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconIdOff, IconPrinter } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useParams } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { activitiesAndDuties } from '../../catalogue/queries'
import { type ServiceCard, type Sum, serviceCardOf } from '../checkin-hours'
import { checkInsOf } from '../checkin-queries'
import { counts, timeOfDay } from '../checkin-rules'
import { hoursText } from '../hours-text'
import type { CheckIn } from '../schema'
import { type Comer, useComers } from './use-comers'
import './hours.css'

type Line = { key: string; name: string } & Sum

function SumTable({ title, head, lines, all }: { title: string; head: string; lines: Line[]; all: Sum }) {
  const text = useText(hoursText)
  return (
    <section className="yz-card yz-hours">
      <Title order={2} className="yz-hours-title">
        {title}
      </Title>
      <Table horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            <Table.Th ta="right">{text.times}</Table.Th>
            <Table.Th ta="right">{text.hours}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, name, times, hours }) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{times}</Table.Td>
              <Table.Td ta="right">{hours}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{text.all}</Table.Th>
            <Table.Th ta="right">{all.times}</Table.Th>
            <Table.Th ta="right">{all.hours}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  )
}

/** Every check-in behind the sums, the newest first, the voided struck out. */
function Records({ checkIns, titleOf }: { checkIns: CheckIn[]; titleOf: (id: string) => string }) {
  const text = useText(hoursText)
  const remark = ({ lateReason, correctedReason, voidReason }: CheckIn) =>
    [
      lateReason === undefined ? '' : text.late(lateReason),
      correctedReason === undefined ? '' : text.corrected(correctedReason),
      voidReason === undefined ? '' : text.voided(voidReason),
    ]
      .filter((part) => part !== '')
      .join('；')
  return (
    <section className="yz-card yz-hours">
      <Title order={2} className="yz-hours-title">
        {text.records}
      </Title>
      <Table horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.day}</Table.Th>
            <Table.Th>{text.arrived}</Table.Th>
            <Table.Th>{text.activity}</Table.Th>
            <Table.Th ta="right">{text.hours}</Table.Th>
            <Table.Th>{text.remark}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checkIns.map((checkIn) => (
            <Table.Tr key={checkIn.id} td={counts(checkIn) ? undefined : 'line-through'}>
              <Table.Td>{checkIn.day}</Table.Td>
              <Table.Td>{timeOfDay(checkIn.arrivedAt)}</Table.Td>
              <Table.Td>{titleOf(checkIn.activityId) || text.gone}</Table.Td>
              <Table.Td ta="right">{checkIn.hours ?? ''}</Table.Td>
              <Table.Td>{remark(checkIn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Card({ card, checkIns, titleOf }: { card: ServiceCard; checkIns: CheckIn[]; titleOf: (id: string) => string }) {
  const text = useText(hoursText)
  const quarters = card.quarters.map(({ quarter, ...sum }) => ({ key: quarter, name: text.quarter(quarter), ...sum }))
  const activities = card.activities.map(({ activityId, title, ...sum }) => ({
    key: activityId,
    name: title || text.gone,
    ...sum,
  }))
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <SumTable title={text.byQuarter} head={text.quarterLabel} lines={quarters} all={card.all} />
        <SumTable title={text.byActivity} head={text.activity} lines={activities} all={card.all} />
      </SimpleGrid>
      <Records checkIns={checkIns} titleOf={titleOf} />
    </Stack>
  )
}

const byMoment = (a: CheckIn, b: CheckIn) => b.arrivedAt.localeCompare(a.arrivedAt)

function useCard(memberId: string) {
  const checkIns = useLive((data) => checkInsOf(data, memberId), [memberId])
  const occasions = useLive(activitiesAndDuties, [])
  return useMemo(() => {
    if (checkIns.loading || occasions.loading) return null
    const titles = new Map(occasions.value.map(({ id, title }) => [id, title]))
    const titleOf = (id: string) => titles.get(id) ?? ''
    const list = checkIns.value.map((found) => found.toMutableJSON())
    return { card: serviceCardOf(list, titleOf), checkIns: list.sort(byMoment), titleOf }
  }, [checkIns, occasions])
}

function Known({ comer }: { comer: Comer }) {
  const text = useText(hoursText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const found = useCard(comer.member.id)
  const hint = [comer.unit?.name ?? text.noUnit, comer.member.position].filter((part) => part).join(' · ')
  const actions = (
    <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={printPage}>
      {word.print}
    </Button>
  )
  const back = (
    <Anchor component={Link} href="/checkins" className="yz-no-print">
      <Group gap={4}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {text.back}
      </Group>
    </Anchor>
  )
  return (
    <>
      <PageHeader title={`${text.cardTitle} · ${comer.member.name}`} hint={hint} actions={actions} before={back} />
      {found ? null : <LoadingState label={text.preparing} />}
      {found && found.checkIns.length > 0 ? <Card {...found} /> : null}
      {found && found.checkIns.length === 0 ? <Text c="dimmed">{text.nothing}</Text> : null}
      <Text className="yz-print-only" c="dimmed" mt="md">
        {text.printedOn(dayOf(clock()))}
      </Text>
    </>
  )
}

/** 服务卡: what one member did, added up from the check-ins; shown and printed one person at a time, compared with nobody. */
export function ServiceCardScreen() {
  const text = useText(hoursText)
  const { id = '' } = useParams<{ id: string }>()
  const comers = useComers()
  if (!comers) return <LoadingState />
  const comer = comers.byId.get(id)
  return comer ? <Known comer={comer} /> : <EmptyState icon={IconIdOff} title={text.noSuchMember} order={1} />
}
