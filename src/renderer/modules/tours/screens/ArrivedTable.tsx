import { ActionIcon, Button, Checkbox, Chip, Group, Table, Text, Title } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { stopText } from '../desk-text'
import { notHere, tick as tickOperation } from '../visitor-operations'
import { type Person, tickOf } from '../visitor-rules'
import { type Sitting, timeOf } from './use-stop'

function useTicks({ stop }: Sitting) {
  const text = useText(stopText)
  const tick = useOperation(tickOperation)
  return async (people: readonly Person[], item: string, on: boolean): Promise<number> => {
    // Taken back wherever it stands: two stations may have written the same resident twice.
    const visitorIds = people.flatMap(({ id, ids }) => (on ? [id] : ids))
    const result = await tick({ stopId: stop.id, visitorIds, item, on })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
    return result.ok ? result.value : 0
  }
}

function Head({ sitting, items, mayWrite }: { sitting: Sitting; items: readonly string[]; mayWrite: boolean }) {
  const text = useText(stopText)
  const ticked = useTicks(sitting)
  const { arrived } = sitting.attendance
  const tickAll = async (item: string) => {
    const left = arrived.filter(({ id }) => !sitting.ticks.has(tickOf(id, item)))
    notify('done', text.tickedAll(item, await ticked(left, item, true)))
  }
  return (
    <Table.Tr>
      <Table.Th>{text.name}</Table.Th>
      <Table.Th>{text.time}</Table.Th>
      {items.map((item) => (
        <Table.Th key={item} ta="center">
          <div>{item}</div>
          {mayWrite && arrived.length > 0 ? (
            <Button
              className="yz-no-print"
              size="compact-sm"
              variant="default"
              aria-label={text.tickAllOf(item)}
              disabled={arrived.every(({ id }) => sitting.ticks.has(tickOf(id, item)))}
              onClick={() => void tickAll(item)}
            >
              {text.tickAll}
            </Button>
          ) : null}
        </Table.Th>
      ))}
      {mayWrite ? <Table.Td className="yz-no-print" /> : null}
    </Table.Tr>
  )
}

function Row({
  person,
  sitting,
  items,
  mayWrite,
}: {
  person: Person
  sitting: Sitting
  items: readonly string[]
  mayWrite: boolean
}) {
  const text = useText(stopText)
  const ticked = useTicks(sitting)
  const back = useOperation(notHere)
  const goBack = async () => {
    const result = await back({ ids: person.ids })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <Table.Tr>
      <Table.Td fw={600}>{person.name}</Table.Td>
      <Table.Td>{timeOf(person.arrivedAt)}</Table.Td>
      {items.map((item) => (
        <Table.Td key={item} className="yz-tick">
          <Checkbox
            size="md"
            aria-label={text.tickOf(person.name, item)}
            checked={sitting.ticks.has(tickOf(person.id, item))}
            disabled={!mayWrite}
            onChange={(event) => void ticked([person], item, event.currentTarget.checked)}
          />
        </Table.Td>
      ))}
      {mayWrite ? (
        <Table.Td ta="right" className="yz-no-print">
          <ActionIcon aria-label={text.backOf(person.name)} onClick={() => void goBack()}>
            <IconArrowBackUp size={20} />
          </ActionIcon>
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}

function Batch(props: { items: readonly string[]; auto: string[]; onAuto: (items: string[]) => void }) {
  const text = useText(stopText)
  return (
    <Group gap="xs" mb="sm" className="yz-no-print">
      <Text id="auto-items">{text.autoTick}</Text>
      <Chip.Group multiple value={props.auto} onChange={props.onAuto}>
        {props.items.map((item) => (
          <Chip key={item} value={item} variant="outline" color="green" size="md">
            {item}
          </Chip>
        ))}
      </Chip.Group>
    </Group>
  )
}

/** Who is here with what was done for them: a tick a cell, a whole column at once, and totals that are those of the records. */
export function ArrivedTable({ sitting, auto, onAuto }: { sitting: Sitting; auto: string[]; onAuto: (items: string[]) => void }) {
  const text = useText(stopText)
  const { may } = useContextOfStore()
  const mayWrite = may('teams.write') && sitting.stop.stopStatus !== 'cancelled'
  const { totals, attendance, stop } = sitting
  const { arrived } = attendance
  const items = totals.items.map(({ item }) => item)
  return (
    <section className="yz-card yz-stop-pane" aria-labelledby="arrived-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="arrived-title">
          {text.arrived}
        </Title>
        <Text fz="lg" fw={700} data-testid="arrived-count">
          {text.people(totals.arrived)}
        </Text>
      </Group>
      {(stop.items ?? []).length > 0 && mayWrite ? <Batch items={stop.items ?? []} auto={auto} onAuto={onAuto} /> : null}
      {(stop.items ?? []).length === 0 ? (
        <Text c="dimmed" mb="sm" className="yz-no-print">
          {text.noItems}
        </Text>
      ) : null}
      {arrived.length === 0 ? (
        <Text c="dimmed">{text.noArrived}</Text>
      ) : (
        <div className="yz-arrived">
          <Table verticalSpacing={2} stickyHeader>
            <Table.Thead>
              <Head sitting={sitting} items={items} mayWrite={mayWrite} />
            </Table.Thead>
            <Table.Tbody>
              {arrived.map((person) => (
                <Row key={person.id} person={person} sitting={sitting} items={items} mayWrite={mayWrite} />
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th>{text.total}</Table.Th>
                <Table.Th>{text.people(totals.arrived)}</Table.Th>
                {totals.items.map(({ item, count }) => (
                  <Table.Th key={item} ta="center">
                    {count}
                  </Table.Th>
                ))}
                {mayWrite ? <Table.Td className="yz-no-print" /> : null}
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </div>
      )}
      {arrived.length > 0 ? (
        <Text fw={600} mt="sm" data-testid="totals">
          {text.totals(totals.arrived, totals.served)}
        </Text>
      ) : null}
    </section>
  )
}
