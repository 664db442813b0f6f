import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { membersText } from '../text'
import { Standing } from './Standing'
import type { Comer } from './use-comers'
import './members.css'

const atOnce = 50

/** Members as a table; fifty at first, more on demand. Phones are masked: they are revealed on the member's page. */
export function MemberTable({ list, withUnit }: { list: readonly Comer[]; withUnit: boolean }) {
  const text = useText(membersText)
  const [shown, setShown] = useState(atOnce)
  return (
    <div className="yz-card">
      <Table horizontalSpacing="lg" verticalSpacing={4} className="yz-members-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            {withUnit ? <Table.Th>{text.unit}</Table.Th> : <Table.Th>{text.position}</Table.Th>}
            <Table.Th>{text.kind}</Table.Th>
            <Table.Th>{text.phone}</Table.Th>
            <Table.Th>{text.skills}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.slice(0, shown).map(({ member, unit, registrations }) => (
            <Table.Tr key={member.id}>
              <Table.Td>
                <Link href={`/members/${member.id}`}>{member.name}</Link>
              </Table.Td>
              <Table.Td>{withUnit ? unit?.name : member.position}</Table.Td>
              <Table.Td>
                <Standing registrations={registrations} />
              </Table.Td>
              <Table.Td>{member.phone ? maskPhone(member.phone) : ''}</Table.Td>
              <Table.Td>{member.skills?.join('、')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {list.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, list.length - shown))}
        </Button>
      ) : null}
    </div>
  )
}
