import { Button, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../../i18n/use-text'
import { channelsOf } from '../../rules'
import { mattersText } from '../../text'
import { matterImportText } from '../text'
import { type MatterPlan, type PlannedMatter, type Verdict, verdicts } from '../types'

const atOnce = 50
type Part = Verdict | 'gone'

/** What asks most for a look is shown first. */
const firstLook = ({ counts, gone }: MatterPlan): Part =>
  (['wrong', 'changed', 'new'] as const).find((verdict) => counts[verdict] > 0) ?? (gone.length > 0 ? 'gone' : 'same')

function Why({ row }: { row: PlannedMatter }) {
  const text = useText(matterImportText)
  return (
    <>
      <Table.Td>
        {row.faults.map(({ code, cell, column }) => (
          <Text key={`${code} ${cell}`}>
            {cell ? `${text.cell(cell, column)}：` : ''}
            {text.advice[code].reason}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        {row.faults.map(({ code, cell }) => (
          <Text key={`${code} ${cell}`}>{text.advice[code].remedy}</Text>
        ))}
      </Table.Td>
    </>
  )
}

function What({ row }: { row: PlannedMatter }) {
  const text = useText(matterImportText)
  const { channel } = useText(mattersText)
  const { fields, differs, verdict } = row
  const changes = differs.map((name) => (name === 'open' ? text.reopened : text.field[name])).join('、')
  const detail = [
    fields.category ?? '',
    channelsOf({ channels: fields.channels ?? [] })
      .map((one) => channel[one])
      .join('、'),
    fields.materials ? text.materialsOf(fields.materials.length) : '',
  ].filter((part) => part !== '')
  return <Table.Td colSpan={2}>{verdict === 'changed' ? text.changes(changes) : detail.join(' · ')}</Table.Td>
}

function Rows({ rows, explains }: { rows: PlannedMatter[]; explains: boolean }) {
  const text = useText(matterImportText)
  return (
    <Table horizontalSpacing="lg" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.where}</Table.Th>
          <Table.Th>{text.name}</Table.Th>
          {explains ? (
            <>
              <Table.Th>{text.reason}</Table.Th>
              <Table.Th>{text.remedy}</Table.Th>
            </>
          ) : (
            <Table.Th colSpan={2}>{text.detail}</Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.sheet} ${row.row}`}>
            <Table.Td>{text.at(row.sheet, row.row)}</Table.Td>
            <Table.Td fw={600}>{row.fields.title || text.noName}</Table.Td>
            {explains ? <Why row={row} /> : <What row={row} />}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The rows of a dry run, by verdict, each with where it stands and why; last what the file lacks. */
export function MatterRows({ plan }: { plan: MatterPlan }) {
  const text = useText(matterImportText)
  const [part, setPart] = useState(() => firstLook(plan))
  const [shown, setShown] = useState(atOnce)
  const rows = plan.rows.filter(({ verdict }) => verdict === part)
  const count = part === 'gone' ? plan.gone.length : rows.length
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={text.check}
        value={part}
        onChange={(value) => {
          setPart(([...verdicts, 'gone'] as const).find((one) => one === value) ?? part)
          setShown(atOnce)
        }}
        data={[
          ...verdicts.map((value) => ({ value, label: `${text.verdicts[value]} ${plan.counts[value]}` })),
          { value: 'gone', label: text.gone(plan.gone.length) },
        ]}
      />
      <Text c="dimmed">{count === 0 ? text.none : part === 'gone' ? text.goneHint : text.verdictHints[part]}</Text>
      {count > 0 ? (
        <div className="yz-card">
          {part === 'gone' ? (
            <ul>
              {plan.gone.slice(0, shown).map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ul>
          ) : (
            <Rows rows={rows.slice(0, shown)} explains={part === 'wrong'} />
          )}
          {count > shown ? (
            <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
              {text.more(Math.min(atOnce, count - shown))}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Stack>
  )
}
