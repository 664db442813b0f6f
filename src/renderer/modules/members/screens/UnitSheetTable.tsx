import { Button, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { FigureCard } from '../../../ui/FigureCard'
import type { UnitSheet } from '../checkin-hours'
import { hoursText } from '../hours-text'
import { nameOfUnit, registrationsText } from '../unit-sheet-rows'

const idOf = ({ unit }: UnitSheet): string => unit?.id ?? ''

const atOnce = 100

/** All units with their totals, by name, a hundred at first (`whole`: all, to be printed); each opens its sheet. */
export function UnitsTable({
  sheets,
  whole,
  onOpen,
}: {
  sheets: readonly UnitSheet[]
  whole: boolean
  onOpen: (unitId: string) => void
}) {
  const text = useText(hoursText)
  const [wanted, setWanted] = useState(atOnce)
  const shown = whole ? sheets.length : wanted
  return (
    <div className="yz-card yz-hours">
      <Table horizontalSpacing="lg" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.unit}</Table.Th>
            {[text.expected, text.registered, text.missing, text.times, text.hours].map((head) => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sheets.slice(0, shown).map((sheet) => (
            <Table.Tr key={idOf(sheet)}>
              <Table.Td>
                <Button variant="subtle" color="gray.9" px={4} onClick={() => onOpen(idOf(sheet))}>
                  {nameOfUnit(text, sheet)}
                </Button>
              </Table.Td>
              <Table.Td ta="right">{sheet.expected ?? text.unsaid}</Table.Td>
              <Table.Td ta="right">{sheet.registered}</Table.Td>
              <Table.Td ta="right">{sheet.expected === undefined ? '' : sheet.missing}</Table.Td>
              <Table.Td ta="right">{sheet.total.times}</Table.Td>
              <Table.Td ta="right">{sheet.total.hours}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {sheets.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setWanted(shown + atOnce)}>
          {text.moreUnits(sheets.length - shown)}
        </Button>
      ) : null}
    </div>
  )
}

function Figures({ sheet }: { sheet: UnitSheet }) {
  const text = useText(hoursText)
  const said = (count: number | undefined) => (count === undefined ? text.unsaid : text.people(count))
  return (
    <SimpleGrid cols={3} spacing="md">
      <FigureCard label={text.expected} value={said(sheet.expected)} />
      <FigureCard label={text.registered} value={said(sheet.registered)} />
      <FigureCard label={text.missing} value={said(sheet.expected === undefined ? undefined : sheet.missing)} />
    </SimpleGrid>
  )
}

function Lines({ sheet }: { sheet: UnitSheet }) {
  const text = useText(hoursText)
  return (
    <Table horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.number}</Table.Th>
          <Table.Th>{text.name}</Table.Th>
          <Table.Th>{text.position}</Table.Th>
          <Table.Th>{text.registration}</Table.Th>
          <Table.Th ta="right">{text.times}</Table.Th>
          <Table.Th ta="right">{text.hours}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sheet.lines.map((line, index) => (
          <Table.Tr key={line.id}>
            <Table.Td>{index + 1}</Table.Td>
            <Table.Td>
              <Link href={`/checkins/card/${line.id}`} className="yz-sheet-name">
                {line.name}
              </Link>
            </Table.Td>
            <Table.Td>{line.position ?? ''}</Table.Td>
            <Table.Td>{registrationsText(text, line.registrations)}</Table.Td>
            <Table.Td ta="right">{line.times}</Table.Td>
            <Table.Td ta="right">{line.hours}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Td />
          <Table.Th colSpan={3}>{text.all}</Table.Th>
          <Table.Th ta="right">{sheet.total.times}</Table.Th>
          <Table.Th ta="right">{sheet.total.hours}</Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

/** One unit's sheet, as it is printed and sealed. */
export function UnitSheetTable({ sheet, quarter }: { sheet: UnitSheet; quarter: string }) {
  const text = useText(hoursText)
  return (
    <Stack gap="md">
      <Title order={2}>{text.unitSheet(nameOfUnit(text, sheet), text.quarter(quarter))}</Title>
      <Figures sheet={sheet} />
      <section className="yz-card yz-hours">
        {sheet.lines.length > 0 ? (
          <Lines sheet={sheet} />
        ) : (
          <Text c="dimmed" p="lg">
            {text.noLines}
          </Text>
        )}
      </section>
      {sheet.unregistered.length > 0 ? (
        <section>
          <Title order={3}>{text.unregistered}</Title>
          <Group component="ul" gap="xs" className="yz-sheet-missing">
            {sheet.unregistered.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </Group>
        </section>
      ) : null}
      <div className="yz-stamps">
        <span>{text.stamp}</span>
        <span>{text.communityStamp}</span>
      </div>
    </Stack>
  )
}
