import { Button, Stack, Text, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { isHeadRelation, relations } from '../../../lib/national/relations'
import { ageOn, dayOf } from '../../../lib/time'
import { BesideHousehold } from '../../beside'
import { listText } from '../list-text'
import { personText } from '../person-text'
import type { Resident } from '../schema'
import type { RosterRow } from '../search/types'
import { rosterText } from '../text'

function Member({ row, here }: { row: RosterRow; here: boolean }) {
  const { language } = useLanguage()
  const text = useText(personText)
  const list = useText(listText)
  const common = useText(rosterText)
  const relation = isHeadRelation(row.relationToHead) ? relations.find('02') : relations.find(row.relationToHead)
  const said = relation ? (language === 'en' ? relation.en : relation.zh) : row.householdId ? text.relationMissing : ''
  const age = row.birthDate ? common.age(ageOn(row.birthDate, dayOf(Date.now()))) : ''
  const gone = row.presence === 'present' ? '' : row.presence === 'died' ? list.died : list.movedOut
  const sex = row.sex === '1' ? list.male : row.sex === '2' ? list.female : ''
  const inner = (
    <>
      <span className="yz-member-name">{row.name}</span>
      <span>{said}</span>
      <span className="yz-member-age">{gone || [sex, age].filter((part) => part !== '').join(' ')}</span>
    </>
  )
  return (
    <li>
      {here ? (
        <span className="yz-member" aria-current="true">
          {inner}
        </span>
      ) : (
        <Link className="yz-member" href={`/residents/${row.id}`}>
          {inner}
        </Link>
      )}
    </li>
  )
}

/** The household beside a person: who belongs to it, how, and a click to each. */
export function HouseholdCard({
  resident,
  members,
  neighbours,
}: {
  resident: Resident
  members: RosterRow[]
  neighbours: RosterRow[]
}) {
  const text = useText(personText)
  const { may } = useContextOfStore()
  const headless =
    members.some(({ presence }) => presence === 'present') &&
    !members.some((row) => row.presence === 'present' && isHeadRelation(row.relationToHead))
  return (
    <Stack gap="xs" component="aside" className="yz-card yz-person-section" aria-labelledby="household-title">
      <Title order={2} id="household-title" className="yz-person-heading">
        {text.household}
      </Title>
      {resident.householdId ? null : <Text c="dimmed">{text.householdEmpty}</Text>}
      {headless ? <Text c="vermilion.8">{text.noHouseholder}</Text> : null}
      {members.length > 0 ? (
        <ul className="yz-members">
          {members.map((row) => (
            <Member key={row.id} row={row} here={row.id === resident.id} />
          ))}
        </ul>
      ) : null}
      {resident.householdId ? <BesideHousehold householdId={resident.householdId} /> : null}
      {resident.householdId && may('roster.write') ? (
        <Button
          component={Link}
          href={`/residents/new?household=${resident.householdId}`}
          variant="default"
          leftSection={<IconUserPlus size={20} />}
        >
          {text.addMember}
        </Button>
      ) : null}
      {neighbours.length > 0 ? (
        <>
          <Title order={3}>{text.dwelling}</Title>
          <ul className="yz-members">
            {neighbours.map((row) => (
              <Member key={row.id} row={row} here={false} />
            ))}
          </ul>
        </>
      ) : null}
    </Stack>
  )
}
