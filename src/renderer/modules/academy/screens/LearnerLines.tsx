import { Table, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { hoursIn, type TranscriptLine, yearOf } from '../transcript-rules'
import { transcriptText } from '../transcript-text'

/** The days of a year, with what each earned. `linked`: on the screen, not on paper. */
export function LinesTable({ lines, year, linked }: { lines: readonly TranscriptLine[]; year: string; linked: boolean }) {
  const text = useText(transcriptText)
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.day}</Table.Th>
          <Table.Th>{text.course}</Table.Th>
          <Table.Th>{text.mark}</Table.Th>
          <Table.Th>{text.from}</Table.Th>
          <Table.Th ta="right">{text.hours}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{line.day}</Table.Td>
            <Table.Td>
              {linked && line.sessionId ? <Link href={`/academy/sessions/${line.sessionId}`}>{line.title}</Link> : line.title}
            </Table.Td>
            <Table.Td>{line.mark ? text.marks[line.mark] : ''}</Table.Td>
            <Table.Td>{line.organisation ?? text.own}</Table.Td>
            <Table.Td ta="right">{line.hours}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th colSpan={4}>{text.total}</Table.Th>
          <Table.Th ta="right">{hoursIn(lines, year)}</Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

export function LearnerLines({ lines, year }: { lines: readonly TranscriptLine[]; year: string }) {
  const text = useText(transcriptText)
  const own = lines.filter(({ day }) => yearOf(day) === year)
  return (
    <section className="yz-card yz-learner-part" aria-labelledby="lines-title">
      <Title order={2} fz="1.125rem" id="lines-title" mb="xs">
        {text.lines(year)}
      </Title>
      {own.length === 0 ? <Text c="dimmed">{text.noLines}</Text> : <LinesTable lines={own} year={year} linked />}
    </section>
  )
}
