import { Button, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../../i18n/use-text'
import { maskPhone } from '../../../../lib/national/phone'
import { membersText } from '../../text'
import { listText } from '../text'
import { type ListedRow, type ListPlan, type Verdict, verdicts } from '../types'

const atOnce = 50

/** What asks most for a look is shown first. */
const firstLook = (counts: ListPlan['counts']): Verdict =>
  (['wrong', 'doubtful', 'changed', 'new'] as const).find((verdict) => counts[verdict] > 0) ?? 'same'

function Why({ row }: { row: ListedRow }) {
  const text = useText(listText)
  const faults = [...row.refusals, ...row.flags]
  return (
    <>
      <Table.Td>
        {faults.map(({ code, cell, column }) => (
          <Text key={`${code} ${cell}`}>
            {cell ? `${text.cell(cell, column)}：` : ''}
            {text.advice[code].reason}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        {faults.map(({ code, cell }) => (
          <Text key={`${code} ${cell}`}>{text.advice[code].remedy}</Text>
        ))}
      </Table.Td>
    </>
  )
}

function What({ row }: { row: ListedRow }) {
  const { kinds } = useText(membersText)
  return (
    <>
      <Table.Td>{row.fields.phone ? maskPhone(row.fields.phone) : ''}</Table.Td>
      <Table.Td>{row.registrations.map((kind) => kinds[kind]).join('、')}</Table.Td>
    </>
  )
}

/** The rows of a dry run, by verdict, each with where it stands and why. */
export function ListRows({ plan }: { plan: ListPlan }) {
  const text = useText(listText)
  const [verdict, setVerdict] = useState(() => firstLook(plan.counts))
  const [shown, setShown] = useState(atOnce)
  const rows = plan.rows.filter((row) => row.verdict === verdict)
  const explains = verdict === 'doubtful' || verdict === 'wrong'
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={text.check}
        value={verdict}
        onChange={(value) => {
          setVerdict(verdicts.find((one) => one === value) ?? verdict)
          setShown(atOnce)
        }}
        data={verdicts.map((value) => ({ value, label: `${text.verdicts[value]} ${plan.counts[value]}` }))}
      />
      <Text c="dimmed">{rows.length > 0 ? text.verdictHints[verdict] : text.none}</Text>
      {rows.length > 0 ? (
        <div className="yz-card">
          <Table horizontalSpacing="lg" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.where}</Table.Th>
                <Table.Th>{text.name}</Table.Th>
                <Table.Th>{text.unit}</Table.Th>
                <Table.Th>{explains ? text.reason : text.phone}</Table.Th>
                <Table.Th>{explains ? text.remedy : text.registrations}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, shown).map((row) => (
                <Table.Tr key={`${row.sheet} ${row.row}`}>
                  <Table.Td>{text.at(row.sheet, row.row)}</Table.Td>
                  <Table.Td fw={600}>{row.fields.name || text.noName}</Table.Td>
                  <Table.Td>{row.unitName}</Table.Td>
                  {explains ? <Why row={row} /> : <What row={row} />}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {rows.length > shown ? (
            <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
              {text.more(Math.min(atOnce, rows.length - shown))}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Stack>
  )
}
