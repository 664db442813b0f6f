import { Badge, Button, CloseButton, Group, Select, Table, Text, TextInput, Title } from '@mantine/core'
import { IconFileSpreadsheet, IconPrinter, IconSearch, IconTools } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useLeavingGate } from '../../../data/leaving'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { skillsNamed } from '../../../lib/skills'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { useWorkbookExport } from '../../use-workbook-export'
import { exportText } from '../export-text'
import { callSheet } from '../list-rows'
import type { Member } from '../schema'
import { estates } from '../talent-queries'
import { findTalents } from '../talent-rules'
import { talentText } from '../talent-text'
import { isRegisteredOn, useComers } from './use-comers'
import './hours.css'

type Found = { member: Member; skills: string[] }[]

const atOnce = 50

/** Fifty at first, more on demand. `printed`: all of them, with their phones where those may be seen. */
function CallList({ found, unitOf, printed }: { found: Found; unitOf: (memberId: string) => string; printed: boolean }) {
  const text = useText(talentText)
  const [wanted, setWanted] = useState(atOnce)
  const shown = printed ? found.length : wanted
  const { may } = useContextOfStore()
  const inFull = printed && may('members.write')
  return (
    <section className="yz-card yz-hours">
      <Table horizontalSpacing="lg" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.skill}</Table.Th>
            <Table.Th>{text.unit}</Table.Th>
            <Table.Th>{text.phone}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.slice(0, shown).map(({ member, skills }) => (
            <Table.Tr key={member.id}>
              <Table.Td fw={600}>{member.name}</Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {skills.map((skill) => (
                    <Badge key={skill} variant="light" color="green" size="lg" radius="sm" tt="none">
                      {skill}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{unitOf(member.id)}</Table.Td>
              <Table.Td>
                {member.phone && inFull ? member.phone : null}
                {member.phone && !inFull ? (
                  <Masked
                    value={member.phone}
                    mask={maskPhone}
                    label={`${text.phone} ${member.name}`}
                    mayReveal={may('members.write')}
                  />
                ) : null}
                {member.phone ? null : <Text c="dimmed">{text.noPhone}</Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {found.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setWanted(shown + atOnce)}>
          {text.more(found.length - shown)}
        </Button>
      ) : null}
    </section>
  )
}

const mostOffered = 24

function Search(props: {
  typed: string
  skills: string[]
  estateId: string
  places: { value: string; label: string }[]
  onType: (typed: string) => void
  onEstate: (estateId: string) => void
}) {
  const text = useText(talentText)
  const word = useText(words)
  return (
    <div className="yz-no-print">
      <Group align="flex-end" mb="sm">
        <TextInput
          type="search"
          label={text.skill}
          placeholder={text.skillHint}
          value={props.typed}
          onChange={(event) => props.onType(event.currentTarget.value)}
          leftSection={<IconSearch size={22} />}
          rightSection={props.typed ? <CloseButton aria-label={word.clear} onClick={() => props.onType('')} /> : null}
          autoFocus
          autoComplete="off"
          flex={1}
        />
        <Select
          label={text.estate}
          data={[{ value: '', label: text.allEstates }, ...props.places]}
          value={props.estateId}
          onChange={(value) => props.onEstate(value ?? '')}
          searchable={props.places.length > 8}
        />
      </Group>
      <Group gap={6} mb="lg" role="group" aria-label={text.known}>
        {props.skills.slice(0, mostOffered).map((skill) => (
          <Button
            key={skill}
            variant={skill === props.typed ? 'filled' : 'default'}
            color="gray.9"
            px="sm"
            aria-pressed={skill === props.typed}
            onClick={() => props.onType(skill === props.typed ? '' : skill)}
          >
            {skill}
          </Button>
        ))}
      </Group>
    </div>
  )
}

const inChinese = new Intl.Collator('zh-CN')

function useEstates(): { value: string; label: string }[] {
  const live = useLive(estates, [])
  return useMemo(
    () =>
      live.loading
        ? []
        : live.value.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => inChinese.compare(a.label, b.label)),
    [live],
  )
}

/** A printed list that is called needs its phones: they stand in full while it is printed, no longer than one that was clicked. */
const inFullForMs = 30_000

function usePrintInFull(): [inFull: boolean, print: () => void] {
  const [inFull, setInFull] = useState(false)
  useEffect(() => {
    if (!inFull) return
    printPage()
    const timer = setTimeout(() => setInFull(false), inFullForMs)
    return () => clearTimeout(timer)
  }, [inFull])
  return [inFull, () => (inFull ? printPage() : setInFull(true))]
}

function Actions(props: { found: Found; title: string; unitOf: (memberId: string) => string; onPrint: () => void }) {
  const text = useText(exportText)
  const word = useText(words)
  const { may, clock } = useContextOfStore()
  const gate = useLeavingGate()
  const exportWorkbook = useWorkbookExport()
  const { found, title, unitOf, onPrint } = props
  const leaving = { what: text.callList, people: found.length }
  const print = async () => {
    if (await gate({ deed: 'print', ...leaving })) onPrint()
  }
  const download = () =>
    exportWorkbook({
      ...leaving,
      fileName: text.fileName(text.callList, dayOf(clock())),
      sheets: () => {
        const list = found.map(({ member, skills }) => ({ member, skills, unitName: unitOf(member.id) }))
        return [callSheet(text, title, list, may('members.write'))]
      },
    })
  return (
    <>
      <Button variant="default" leftSection={<IconFileSpreadsheet size={20} />} onClick={download} disabled={found.length === 0}>
        {text.download}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={print} disabled={found.length === 0}>
        {word.print}
      </Button>
    </>
  )
}

/** 专业人才库: who can do what, in which estate; a list to call, with phones masked until one is clicked. */
export function TalentPoolScreen() {
  const text = useText(talentText)
  const { clock } = useContextOfStore()
  const comers = useComers()
  const places = useEstates()
  const [typed, setTyped] = useState('')
  const [estateId, setEstateId] = useState('')
  const today = dayOf(clock())
  const members = useMemo(
    () => comers?.list.filter((comer) => isRegisteredOn(comer, today)).map(({ member }) => member) ?? [],
    [comers, today],
  )
  const skills = useMemo(() => skillsNamed(members), [members])
  const found = useMemo(() => findTalents(members, typed, estateId), [members, typed, estateId])
  const estate = places.find(({ value }) => value === estateId)?.label ?? ''
  const [printed, print] = usePrintInFull()
  if (!comers) return <LoadingState />
  const unitOf = (id: string) => comers.byId.get(id)?.unit?.name ?? ''
  const title = text.listTitle(typed, estate)
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={<Actions found={found} title={title} unitOf={unitOf} onPrint={print} />}
      />
      {skills.length > 0 ? (
        <>
          <Search typed={typed} skills={skills} estateId={estateId} places={places} onType={setTyped} onEstate={setEstateId} />
          <Group justify="space-between" mb="xs">
            <Title order={2}>{title}</Title>
            <Text role="status">{text.found(found.length)}</Text>
          </Group>
        </>
      ) : null}
      {found.length > 0 ? <CallList key={`${typed} ${estateId}`} found={found} unitOf={unitOf} printed={printed} /> : null}
      {found.length === 0 ? (
        <div className="yz-card">
          <EmptyState
            icon={IconTools}
            title={skills.length > 0 ? text.none : text.empty}
            hint={skills.length > 0 ? text.noneHint : text.emptyHint}
          />
        </div>
      ) : null}
    </>
  )
}
