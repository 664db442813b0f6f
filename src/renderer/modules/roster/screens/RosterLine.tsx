// biome-ignore-all lint/a11y/useSemanticElements: parts of the grid, see RosterGrid.tsx
import { Group } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { maskCitizenNumber } from '../../../lib/national/citizen-number'
import { maskPhone } from '../../../lib/national/phone'
import { ageOn } from '../../../lib/time'
import { fieldText } from '../import/screens/field-text'
import { listText } from '../list-text'
import type { RosterRow } from '../search/types'
import { Marked } from './Marked'
import { markAddress, markRange, markTail } from './marks'
import { Tag } from './Tag'

function Remarks({ row }: { row: RosterRow }) {
  const text = useText(listText)
  const { values } = useText(fieldText)
  const [shown, more] = [row.careTags.slice(0, 2), row.careTags.slice(2)]
  return (
    <Group gap={6} wrap="nowrap" className="yz-roster-remarks">
      {row.presence === 'present' ? null : <Tag look="gone">{row.presence === 'died' ? text.died : text.movedOut}</Tag>}
      {row.verification === 'pending' && row.presence === 'present' ? <Tag look="todo">{text.pending}</Tag> : null}
      {shown.map((tag) => (
        <Tag key={tag} look="care">
          {values[tag]}
        </Tag>
      ))}
      {more.length > 0 ? (
        <Tag look="care" title={more.map((tag) => values[tag]).join('、')}>
          +{more.length}
        </Tag>
      ) : null}
    </Group>
  )
}

/** One person of the list. Numbers are masked: they are revealed on the person's own page. */
export function RosterLine({ row, typed, today }: { row: RosterRow; typed: string; today: string }) {
  const text = useText(listText)
  const number = row.citizenNumber ? maskCitizenNumber(row.citizenNumber) : ''
  return (
    <>
      <div role="gridcell" className="yz-roster-name">
        <Link href={`/residents/${row.id}`} tabIndex={-1}>
          <Marked parts={markRange(row.name, row.found)} />
        </Link>
      </div>
      <div role="gridcell">{row.sex === '1' ? text.male : row.sex === '2' ? text.female : ''}</div>
      <div role="gridcell" className="yz-roster-age">
        {row.birthDate ? ageOn(row.birthDate, today) : ''}
      </div>
      <div role="gridcell" className="yz-roster-cut">
        <Marked parts={markAddress(row.address, typed)} />
      </div>
      <div role="gridcell" className="yz-roster-cut">
        <Marked parts={markTail(number, row.citizenNumber, typed)} />
      </div>
      <div role="gridcell" className="yz-roster-cut">
        <Marked parts={markTail(row.phone ? maskPhone(row.phone) : '', row.phone, typed)} />
      </div>
      <div role="gridcell">
        <Remarks row={row} />
      </div>
    </>
  )
}
