import { Alert, Badge, Button, Group, Table, Text, Title } from '@mantine/core'
import { IconDeviceTablet } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { Terminal } from '../../../../shared/kiosk'
import { useLive } from '../../../data/live'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { formatInstant } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import type { CatalogueRecord } from '../../catalogue/schema'
import { createDeskHost } from '../desk-host'
import { kiosksText } from '../intake-text'
import { pauseKiosk } from '../kiosk-operations'
import { kioskOrders } from '../queries'
import { everyKiosk, isAway } from '../rules'
import { LeaveNumberDialog, PauseDialog } from './KioskDialogs'
import { orderRefusalText } from './refusal-text'

type Found = { at: 'asking' } | { at: 'fault' } | { at: 'there'; kiosks: Terminal[] }

const everyMs = 30_000

/** The center's kiosks as they last told of themselves; asked again while the page is open. */
function useKiosks() {
  const [found, setFound] = useState<Found>({ at: 'asking' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new question
  useEffect(() => {
    let ended = false
    createDeskHost(fetch.bind(globalThis))
      .terminals()
      .then((all) => {
        if (!ended) setFound({ at: 'there', kiosks: all.filter(({ mode }) => mode === 'kiosk') })
      })
      .catch(() => {
        // What was read before is still the best there is.
        if (!ended) setFound((now) => (now.at === 'there' ? now : { at: 'fault' }))
      })
    const timer = setTimeout(() => setRound((now) => now + 1), everyMs)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [round])
  const again = useCallback(() => {
    setFound({ at: 'asking' })
    setRound((now) => now + 1)
  }, [])
  return { found, again }
}

type Standing = 'revoked' | 'paused' | 'away' | 'inUse'
const colourOf: Record<Standing, string> = { revoked: 'gray', paused: 'yellow', away: 'vermilion', inUse: 'green' }

function Row({
  kiosk,
  paused,
  allPaused,
  onPause,
}: {
  kiosk: Terminal
  paused: boolean
  allPaused: boolean
  onPause: () => void
}) {
  const text = useText(kiosksText)
  const { clock } = useContextOfStore()
  const standing: Standing = kiosk.revokedAt
    ? 'revoked'
    : paused || allPaused
      ? 'paused'
      : isAway(kiosk.seenAt, clock())
        ? 'away'
        : 'inUse'
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{kiosk.name}</Text>
        <Text size="xs" c="dimmed">
          {kiosk.deviceId}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={colourOf[standing]} size="lg" radius="sm" tt="none">
          {text[standing]}
        </Badge>
      </Table.Td>
      <Table.Td>{kiosk.seenAt ? formatInstant(kiosk.seenAt) : text.never}</Table.Td>
      <Table.Td>
        {text.papers[kiosk.paper ?? 'unknown']}
        {kiosk.unprinted ? text.unprinted(kiosk.unprinted) : null}
      </Table.Td>
      <Table.Td>{kiosk.unsent ?? text.papers.unknown}</Table.Td>
      <Table.Td>{kiosk.version ?? text.papers.unknown}</Table.Td>
      <Table.Td>{text.locks[kiosk.lock ?? 'unknown']}</Table.Td>
      <Table.Td ta="right">
        {kiosk.revokedAt || allPaused ? null : (
          <Button
            variant="subtle"
            color="gray.8"
            px="sm"
            aria-label={`${paused ? text.resume : text.pause} ${kiosk.name}`}
            onClick={onPause}
          >
            {paused ? text.resume : text.pause}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Kiosks({
  kiosks,
  pausedOf,
  onPause,
}: {
  kiosks: readonly Terminal[]
  pausedOf: (terminalId: string) => boolean
  onPause: (kiosk: Terminal) => void
}) {
  const text = useText(kiosksText)
  return (
    <div className="yz-card">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            {(['name', 'state', 'seen', 'paper', 'unsent', 'version', 'lock'] as const).map((head) => (
              <Table.Th key={head}>{text[head]}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kiosks.map((kiosk) => (
            <Row
              key={kiosk.deviceId}
              kiosk={kiosk}
              paused={pausedOf(kiosk.deviceId)}
              allPaused={pausedOf(everyKiosk)}
              onPause={() => onPause(kiosk)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function LeaveNumber({ order }: { order: CatalogueRecord | undefined }) {
  const text = useText(kiosksText)
  const [setting, setSetting] = useState(false)
  return (
    <section className="yz-card" style={{ padding: '1.25rem 1.5rem', marginTop: '1.25rem' }}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={2} fz="1.125rem">
            {text.leave}
          </Title>
          <Text c="dimmed">{text.leaveHint}</Text>
          <Text mt={4} fw={600} c={order?.leaveHash ? 'green.7' : 'vermilion.7'}>
            {order?.leaveHash ? text.leaveSet : text.leaveUnset}
          </Text>
        </div>
        <Button variant="default" onClick={() => setSetting(true)} style={{ flex: 'none' }}>
          {text.setLeave}
        </Button>
      </Group>
      <LeaveNumberDialog opened={setting} onClose={() => setSetting(false)} />
    </section>
  )
}

function useOrders() {
  const live = useLive(kioskOrders, [])
  const orders = live.loading ? [] : live.value.map((found) => found.toMutableJSON())
  const orderFor = (terminalId: string) => orders.find((order) => order.terminalId === terminalId)
  return { orderFor, pausedOf: (terminalId: string) => orderFor(terminalId)?.paused === true }
}

/** 自助屏: how each kiosk stands, and what the desk can tell it. */
export function KiosksScreen() {
  const text = useText(kiosksText)
  const word = useText(words)
  const { found, again } = useKiosks()
  const { orderFor, pausedOf } = useOrders()
  const pause = useOperation(pauseKiosk)
  const [asked, setAsked] = useState<{ terminalId: string; name: string } | null>(null)
  const resume = async (terminalId: string) => {
    const result = await pause({ terminalId, paused: false })
    if (result.ok) notify('done', text.saved)
    else notify('problem', orderRefusalText(text, result.refusal))
  }
  const turn = (terminalId: string, name: string) => (pausedOf(terminalId) ? resume(terminalId) : setAsked({ terminalId, name }))
  const kiosks = found.at === 'there' ? found.kiosks : []
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <Button variant="default" onClick={() => turn(everyKiosk, text.all)}>
            {pausedOf(everyKiosk) ? text.resumeAll : text.pauseAll}
          </Button>
        }
      />
      {pausedOf(everyKiosk) ? (
        <Alert color="yellow" mb="md" title={text.allPaused}>
          {orderFor(everyKiosk)?.body}
        </Alert>
      ) : null}
      {found.at === 'asking' ? <LoadingState /> : null}
      {found.at === 'fault' ? (
        <Alert color="yellow" title={text.fault}>
          <Text mb="sm">{text.faultAdvice}</Text>
          <Button variant="default" onClick={again}>
            {word.tryAgain}
          </Button>
        </Alert>
      ) : null}
      {found.at === 'there' && kiosks.length === 0 ? (
        <EmptyState icon={IconDeviceTablet} title={text.none} hint={text.noneHint} />
      ) : null}
      {kiosks.length > 0 ? (
        <Kiosks kiosks={kiosks} pausedOf={pausedOf} onPause={(kiosk) => turn(kiosk.deviceId, kiosk.name)} />
      ) : null}
      <LeaveNumber order={orderFor(everyKiosk)} />
      <PauseDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}
