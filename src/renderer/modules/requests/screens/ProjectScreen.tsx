import { Alert, Button, Stack, Stepper, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { coCreationStages } from '../../catalogue/schema'
import { standingOf } from '../../members/claim-rules'
import { noteProjectTold } from '../project-operations'
import { backStages, kindOf, type ProjectStage, type Stage } from '../project-rules'
import { projectText } from '../project-text'
import type { Step } from '../schema'
import { AdvanceDialog, BackDialog } from './ProjectStepDialogs'
import { useClaimants } from './use-claimants'
import { type ProjectStanding, useProjects, useStaffNames } from './use-projects'
import './council.css'
import './projects.css'

const stageOf = ({ step }: Step): Stage => coCreationStages.find((known) => known === step) ?? 'plan'

function useSaid() {
  const text = useText(projectText)
  return (fact: Step) => (fact.back ? text.stepBack : text.stepDone)(text.stage[stageOf(fact)])
}

function Steps({ facts }: { facts: readonly Step[] }) {
  const text = useText(projectText)
  const names = useStaffNames()
  const said = useSaid()
  return (
    <Stack component="section" className="yz-card yz-project-part" gap="md" aria-labelledby="project-steps">
      <Title order={2} id="project-steps" fz="1.25rem">
        {text.steps}
      </Title>
      {facts.length === 0 ? <Text c="dimmed">{text.noSteps}</Text> : null}
      <ol className="yz-project-steps">
        {facts.map((fact) => (
          <li key={fact.id} data-back={fact.back || undefined}>
            <Text fw={700}>{said(fact)}</Text>
            <Text c="dimmed">{text.by(fact.day, names.get(fact.createdBy) ?? '')}</Text>
            <Text className="yz-council-lines">{fact.back ? fact.reason : fact.artefact}</Text>
          </li>
        ))}
      </ol>
    </Stack>
  )
}

/** Steps of other desks that do not count: somebody has to be told. */
function Aside({ facts }: { facts: readonly Step[] }) {
  const text = useText(projectText)
  const { may } = useContextOfStore()
  const note = useOperation(noteProjectTold)
  const names = useStaffNames()
  const said = useSaid()
  const tell = async (id: string) => {
    const result = await note({ id })
    if (result.ok) notify('done', text.toldDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return facts
    .filter(({ toldAt }) => !toldAt)
    .map((fact) => (
      <Alert
        key={fact.id}
        color="yellow"
        role="status"
        icon={<IconInfoCircle size={22} />}
        title={text.aside(said(fact), names.get(fact.createdBy) ?? text.someone)}
        mb="md"
      >
        <Text>{text.asideHint}</Text>
        <Text className="yz-council-lines">{fact.back ? fact.reason : fact.artefact}</Text>
        {may('requests.write') ? (
          <Button variant="default" mt="sm" onClick={() => void tell(fact.id)}>
            {text.told}
          </Button>
        ) : null}
      </Alert>
    ))
}

function Takers({ id, quota }: { id: string; quota: number | undefined }) {
  const text = useText(projectText)
  const { may } = useContextOfStore()
  const claimants = useClaimants()
  if (!claimants) return null
  const { standing } = standingOf(claimants.of(id), quota)
  return (
    <Stack component="section" className="yz-card yz-project-part" gap="xs" aria-labelledby="project-takers">
      <Title order={2} id="project-takers" fz="1.25rem">
        {text.claims}
      </Title>
      {standing.length === 0 ? <Text c="dimmed">{text.noClaims}</Text> : null}
      {standing.map((claim) => (
        <Text key={claim.id}>{claimants.nameOf(claim) ?? text.unknownPerson}</Text>
      ))}
      {may('members.read') ? (
        <Button component={Link} href="/claims?kind=coProject" variant="default" mt="xs" className="yz-start">
          {text.seeClaims}
        </Button>
      ) : null}
    </Stack>
  )
}

function Actions({ stage, onDeed }: { stage: ProjectStage; onDeed: (deed: 'advance' | 'back') => void }) {
  const text = useText(projectText)
  const { may } = useContextOfStore()
  if (!may('requests.write')) return null
  return (
    <>
      {backStages(stage).length > 0 ? (
        <Button variant="default" leftSection={<IconArrowBackUp size={20} />} onClick={() => onDeed('back')}>
          {stage === 'done' ? text.takeUp : text.sendBack}
        </Button>
      ) : null}
      {stage === 'done' ? null : (
        <Button leftSection={<IconCheck size={20} />} onClick={() => onDeed('advance')}>
          {text.advance(text.stage[stage])}
        </Button>
      )}
    </>
  )
}

function BackToProjects() {
  const text = useText(projectText)
  return (
    <Button component={Link} href="/projects" variant="default" leftSection={<IconArrowLeft size={20} />}>
      {text.back}
    </Button>
  )
}

function Project({ project, state }: ProjectStanding) {
  const text = useText(projectText)
  const [deed, setDeed] = useState<{ deed: 'advance' | 'back'; stage: ProjectStage } | null>(null)
  const { stage, counted, uncounted } = state
  const days = project.startsOn ? text.days(project.startsOn, project.endsOn ?? '') : ''
  const at = stage === 'done' ? coCreationStages.length : coCreationStages.indexOf(stage)
  return (
    <>
      <PageHeader
        title={project.title}
        hint={[text.kind[kindOf(project)], project.place, days].filter(Boolean).join(' · ')}
        actions={
          <>
            <BackToProjects />
            <Actions stage={stage} onDeed={(chosen) => setDeed({ deed: chosen, stage })} />
          </>
        }
      />
      <Aside facts={uncounted} />
      <div className="yz-card yz-project-part yz-project-stepper">
        <Stepper active={at} color="green.7" size="md" iconSize={38} allowNextStepsSelect={false}>
          {coCreationStages.map((known) => (
            <Stepper.Step key={known} label={text.stage[known]} description={text.leaves[known]} />
          ))}
        </Stepper>
      </div>
      <div className="yz-project">
        <Steps facts={counted} />
        <Stack gap="md">
          {project.body ? (
            <Stack component="section" className="yz-card yz-project-part" gap="xs" aria-labelledby="project-body">
              <Title order={2} id="project-body" fz="1.25rem">
                {text.body}
              </Title>
              <Text className="yz-council-lines">{project.body}</Text>
            </Stack>
          ) : null}
          <Takers id={project.id} quota={project.quota} />
        </Stack>
      </div>
      {deed?.deed === 'advance' && deed.stage !== 'done' ? (
        <AdvanceDialog id={project.id} stage={deed.stage} onClose={() => setDeed(null)} />
      ) : null}
      {deed?.deed === 'back' ? <BackDialog id={project.id} stage={deed.stage} onClose={() => setDeed(null)} /> : null}
    </>
  )
}

/** One project: how far it is, what each stage left, who takes part. */
export function ProjectScreen() {
  const { id } = useParams<{ id: string }>()
  const text = useText(projectText)
  const projects = useProjects()
  if (!projects) return <LoadingState />
  const standing = projects.find(({ project }) => project.id === id)
  if (!standing) return <EmptyState order={1} title={text.gone} hint={text.goneHint} action={<BackToProjects />} />
  return <Project {...standing} />
}
