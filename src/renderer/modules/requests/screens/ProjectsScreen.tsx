import { Button, Chip, Group, SegmentedControl, Table, Text } from '@mantine/core'
import { IconPlant2, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { coCreationStages, projectKinds } from '../../catalogue/schema'
import { standingOf } from '../../members/claim-rules'
import { kindOf, type ProjectKind, type ProjectStage } from '../project-rules'
import { projectText } from '../project-text'
import { CouncilHead } from './CouncilHead'
import { ProjectDialog } from './ProjectDialog'
import { ProjectStages } from './ProjectStages'
import { type Claimants, useClaimants } from './use-claimants'
import { type ProjectStanding, useProjects } from './use-projects'
import './council.css'
import './projects.css'

const stages = [...coCreationStages, 'done'] as const

function Filters({
  projects,
  stage,
  onStage,
}: {
  projects: readonly ProjectStanding[]
  stage: ProjectStage | null
  onStage: (stage: ProjectStage | null) => void
}) {
  const text = useText(projectText)
  return (
    <Group gap="xs">
      {stages.map((known) => {
        const count = projects.filter(({ state }) => state.stage === known).length
        return (
          <Chip
            key={known}
            checked={stage === known}
            onChange={(checked) => onStage(checked ? known : null)}
            color="gray.8"
            size="md"
          >
            {text.inStage(known === 'done' ? text.allDone : text.stage[known], count)}
          </Chip>
        )
      })}
    </Group>
  )
}

function Projects({ projects, claimants }: { projects: readonly ProjectStanding[]; claimants: Claimants }) {
  const text = useText(projectText)
  if (projects.length === 0) return <EmptyState icon={IconPlant2} title={text.noneHere} />
  return (
    <Table.ScrollContainer minWidth={760} type="native" className="yz-card">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.project}</Table.Th>
            <Table.Th>{text.kindLabel}</Table.Th>
            <Table.Th>{text.at}</Table.Th>
            <Table.Th>{text.since}</Table.Th>
            <Table.Th>{text.claims}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {projects.map(({ project, state }) => (
            <Table.Tr key={project.id}>
              <Table.Td>
                <Link href={`/projects/${project.id}`} className="yz-council-link">
                  {project.title}
                </Link>
              </Table.Td>
              <Table.Td className="yz-nowrap">{text.kind[kindOf(project)]}</Table.Td>
              <Table.Td>
                <ProjectStages stage={state.stage} />
              </Table.Td>
              <Table.Td className="yz-nowrap">{state.counted.at(-1)?.day ?? ''}</Table.Td>
              <Table.Td>{text.claimsCount(standingOf(claimants.of(project.id), project.quota).standing.length)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Board({ projects, claimants }: { projects: readonly ProjectStanding[]; claimants: Claimants }) {
  const text = useText(projectText)
  const [kind, setKind] = useState<ProjectKind | 'all'>('all')
  const [stage, setStage] = useState<ProjectStage | null>(null)
  const ofKind = projects.filter(({ project }) => kind === 'all' || kindOf(project) === kind)
  return (
    <>
      <Group justify="space-between" mb="md">
        <SegmentedControl
          aria-label={text.kindLabel}
          value={kind}
          onChange={(value) => setKind(projectKinds.find((known) => known === value) ?? 'all')}
          data={[{ value: 'all', label: text.all }, ...projectKinds.map((value) => ({ value, label: text.kind[value] }))]}
        />
        <Filters projects={ofKind} stage={stage} onStage={setStage} />
      </Group>
      <Projects projects={ofKind.filter(({ state }) => stage === null || state.stage === stage)} claimants={claimants} />
    </>
  )
}

/** 共建项目 and 实事项目, with how far each is. */
export function ProjectsScreen() {
  const text = useText(projectText)
  const { may } = useContextOfStore()
  const [, navigate] = useLocation()
  const [projects, claimants] = [useProjects(), useClaimants()]
  const [adding, setAdding] = useState(false)
  const add =
    may('requests.write') && may('catalogue.write') ? (
      <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
        {text.add}
      </Button>
    ) : null
  return (
    <>
      <CouncilHead tab="projects" actions={add} />
      {!projects || !claimants ? (
        <LoadingState />
      ) : projects.length === 0 ? (
        <EmptyState icon={IconPlant2} title={text.empty} hint={<Text span>{text.emptyHint}</Text>} />
      ) : (
        <Board projects={projects} claimants={claimants} />
      )}
      {adding ? <ProjectDialog onClose={() => setAdding(false)} onAdded={(id) => navigate(`/projects/${id}`)} /> : null}
    </>
  )
}
