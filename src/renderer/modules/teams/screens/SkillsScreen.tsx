import { Button, CloseButton, Group, Select, Table, Text, TextInput, Title } from '@mantine/core'
import { IconPrinter, IconSearch, IconTools } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { skillsFor, skillsNamed } from '../../../lib/skills'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { activeMembers } from '../rules'
import type { TeamMember } from '../schema'
import { teamText } from '../text'
import { Phone, Skills } from './StayTable'
import { TeamTabs } from './TeamTabs'
import { type Teams, useTeams } from './use-teams'
import './teams.css'

type Found = { stay: TeamMember; skills: string[] }

const mostOffered = 24

function Search(props: {
  typed: string
  estateId: string
  skills: readonly string[]
  estates: Teams['estates']
  onType: (typed: string) => void
  onEstate: (estateId: string) => void
}) {
  const text = useText(teamText).skills
  const word = useText(words)
  const { typed, onType } = props
  return (
    <div className="yz-no-print">
      <Group align="flex-end" mb="sm">
        <TextInput
          type="search"
          label={text.skill}
          placeholder={text.skillHint}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          leftSection={<IconSearch size={22} />}
          rightSection={typed ? <CloseButton aria-label={word.clear} onClick={() => onType('')} /> : null}
          autoFocus
          autoComplete="off"
          flex={1}
        />
        <Select
          label={text.estate}
          data={[{ value: '', label: text.allEstates }, ...props.estates.map(({ id, name }) => ({ value: id, label: name }))]}
          value={props.estateId}
          onChange={(value) => props.onEstate(value ?? '')}
          searchable={props.estates.length > 8}
          allowDeselect={false}
        />
      </Group>
      <Group gap={6} mb="lg" role="group" aria-label={text.known}>
        {props.skills.slice(0, mostOffered).map((skill) => (
          <Button
            key={skill}
            variant={skill === typed ? 'filled' : 'default'}
            color="gray.9"
            px="sm"
            aria-pressed={skill === typed}
            onClick={() => onType(skill === typed ? '' : skill)}
          >
            {skill}
          </Button>
        ))}
      </Group>
    </div>
  )
}

function CallList({ found, all }: { found: readonly Found[]; all: Teams }) {
  const text = useText(teamText).skills
  return (
    <section className="yz-card yz-team-section">
      <Table horizontalSpacing="md" verticalSpacing={6} className="yz-stays">
        <Table.Thead>
          <Table.Tr>
            {[text.name, text.skill, text.team, text.unit, text.phone].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(({ stay, skills }) => (
            <Table.Tr key={stay.id}>
              <Table.Td fw={600}>{stay.name}</Table.Td>
              <Table.Td>
                <Skills skills={skills} />
              </Table.Td>
              <Table.Td>
                <Link href={`/teams/${stay.teamId}`} className="yz-stay-name">
                  {all.teamOf(stay.teamId)?.name}
                </Link>
              </Table.Td>
              <Table.Td>{stay.unitName}</Table.Td>
              <Table.Td className="yz-nowrap">
                <Phone stay={stay} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Head({ found }: { found: number }) {
  const text = useText(teamText).skills
  const word = useText(words)
  const gate = useLeavingGate()
  const printOut = async () => {
    if (await gate({ deed: 'print', what: text.callList, people: found })) printPage()
  }
  const print = (
    <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={() => void printOut()} disabled={found === 0}>
      {word.print}
    </Button>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={print} />
      <TeamTabs here="skills" />
    </>
  )
}

/** Who in any team can do a thing, in one estate or in all; a list to call, with phones masked until one is clicked. */
function Known({ all }: { all: Teams }) {
  const text = useText(teamText).skills
  const [typed, setTyped] = useState('')
  const [estateId, setEstateId] = useState('')
  const active = useMemo(() => activeMembers(all.members, all.teams), [all])
  const skills = useMemo(() => skillsNamed(active), [active])
  const found = useMemo(
    () =>
      active
        .filter(({ teamId }) => estateId === '' || all.teamOf(teamId)?.estateIds.includes(estateId))
        .map((stay): Found => ({ stay, skills: skillsFor(typed, stay.skills ?? []) }))
        .filter((one) => one.skills.length > 0),
    [all, active, typed, estateId],
  )
  return (
    <>
      <Head found={found.length} />
      {skills.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconTools} title={text.empty} hint={text.emptyHint} />
        </div>
      ) : (
        <>
          <Search {...{ typed, estateId, skills }} estates={all.estates} onType={setTyped} onEstate={setEstateId} />
          <Group justify="space-between" mb="xs">
            <Title order={2}>{text.listTitle(typed, all.estateName(estateId))}</Title>
            <Text role="status">{text.found(found.length)}</Text>
          </Group>
          {found.length > 0 ? (
            <CallList found={found} all={all} />
          ) : (
            <div className="yz-card">
              <EmptyState icon={IconTools} title={text.none} hint={text.noneHint} />
            </div>
          )}
        </>
      )}
    </>
  )
}

/** 按专长找人 across the teams. */
export function SkillsScreen() {
  const all = useTeams()
  return all ? <Known all={all} /> : <LoadingState />
}
