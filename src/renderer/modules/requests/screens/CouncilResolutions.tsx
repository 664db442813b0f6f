import { Button, Group, Menu, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconArrowRight, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { notify } from '../../../ui/notify'
import { correctResolution, resolve } from '../council-operations'
import { makeProject, makeRequest } from '../council-result-operations'
import { isCarried, isOvercast, longest } from '../council-rules'
import { councilText } from '../council-text'
import type { ProjectKind } from '../project-rules'
import type { Resolution } from '../schema'
import { VoteBadge, VoteBar } from './CouncilVotes'
import { councilRefusal } from './council-refusals'
import { DeedDialog } from './DeedDialog'
import type { Session } from './use-council'

type Count = number | ''
type Typed = { title: string; body: string; inFavour: Count; against: Count; abstained: Count }
const counts = ['inFavour', 'against', 'abstained'] as const

function ResolutionDialog({
  session,
  resolution,
  onClose,
}: {
  session: Session
  resolution: Resolution | null
  onClose: () => void
}) {
  const text = useText(councilText)
  const [note, correct] = [useOperation(resolve), useOperation(correctResolution)]
  const [typed, setTyped] = useState<Typed>({
    title: resolution?.title ?? '',
    body: resolution?.body ?? '',
    inFavour: resolution?.inFavour ?? '',
    against: resolution?.against ?? 0,
    abstained: resolution?.abstained ?? 0,
  })
  const type = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  const submit = async () => {
    const votes = Object.fromEntries(counts.map((part) => [part, typed[part] === '' ? Number.NaN : typed[part]]))
    const input = { title: typed.title, body: typed.body, ...(votes as Pick<Resolution, (typeof counts)[number]>) }
    const result = await (resolution
      ? correct({ ...input, id: resolution.id })
      : note({ ...input, meetingId: session.meeting.id }))
    if (!result.ok) return councilRefusal(text, result.refusal)
    notify('done', text.saved)
    return null
  }
  return (
    <DeedDialog opened title={resolution ? text.correct : text.resolve} submit={submit} onClose={onClose}>
      <TextInput
        label={text.matter}
        value={typed.title}
        onChange={(event) => type({ title: event.currentTarget.value })}
        maxLength={longest.title}
        autoComplete="off"
        data-autofocus
      />
      <Textarea
        label={text.detail}
        value={typed.body}
        onChange={(event) => type({ body: event.currentTarget.value })}
        maxLength={longest.body}
        autosize
        minRows={2}
        maxRows={6}
      />
      <Text c="dimmed">{text.ofPresent(session.present)}</Text>
      <SimpleGrid cols={3}>
        {counts.map((part) => (
          <NumberInput
            key={part}
            label={text[part]}
            value={typed[part]}
            onChange={(value) => type({ [part]: typeof value === 'number' ? value : '' })}
            min={0}
            allowDecimal={false}
            allowNegative={false}
          />
        ))}
      </SimpleGrid>
    </DeedDialog>
  )
}

function RequestDialog({ resolution, onClose }: { resolution: Resolution; onClose: () => void }) {
  const text = useText(councilText)
  const make = useOperation(makeRequest)
  const [severity, setSeverity] = useState('1')
  const submit = async () => {
    const result = await make({ id: resolution.id, severity: Number(severity) })
    if (!result.ok) return councilRefusal(text, result.refusal)
    notify('done', text.madeRequest)
    return null
  }
  return (
    <DeedDialog opened title={text.requestTitle(resolution.title)} label={text.makeRequest} submit={submit} onClose={onClose}>
      <Text>{text.requestHint}</Text>
      <Select
        label={text.severity}
        data={([1, 2, 3, 4] as const).map((grade) => ({ value: String(grade), label: text.severities[grade] }))}
        value={severity}
        onChange={(value) => setSeverity(value ?? '1')}
        allowDeselect={false}
      />
    </DeedDialog>
  )
}

type Deed = { deed: 'correct' | 'request'; resolution: Resolution } | { deed: 'new' }

function Line({ session, resolution, onDeed }: { session: Session; resolution: Resolution; onDeed: (deed: Deed) => void }) {
  const text = useText(councilText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const make = useOperation(makeProject)
  const { title, body, resultId } = resolution
  const becomes = isCarried(resolution, session.present) && !isOvercast(resolution, session.present)
  const toProject = async (projectKind: ProjectKind) => {
    const result = await make({ id: resolution.id, projectKind })
    if (result.ok) notify('done', text.madeProject)
    else notify('problem', councilRefusal(text, result.refusal))
  }
  return (
    <Stack component="li" gap="sm" className="yz-resolution">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} fz="1.125rem">
          {title}
        </Title>
        <VoteBadge votes={resolution} present={session.present} />
      </Group>
      {body ? <Text className="yz-council-lines">{body}</Text> : null}
      <VoteBar votes={resolution} present={session.present} />
      <Group gap="xs">
        {resultId ? (
          <Button
            component={Link}
            href={resultId.startsWith('request-') ? `/requests/${resultId}` : `/projects/${resultId}`}
            variant="default"
            rightSection={<IconArrowRight size={20} />}
          >
            {resultId.startsWith('request-') ? text.seeRequest : text.seeProject}
          </Button>
        ) : null}
        {may('requests.write') && !resultId ? (
          <>
            {becomes ? (
              <Menu position="bottom-start" withinPortal>
                <Menu.Target>
                  <Button variant="default" aria-label={text.deedsOf(title)} rightSection={<IconArrowRight size={20} />}>
                    {text.become}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => onDeed({ deed: 'request', resolution })}>{text.toRequest}</Menu.Item>
                  {may('catalogue.write') ? (
                    <>
                      <Menu.Item onClick={() => void toProject('coProject')}>{text.toCoProject}</Menu.Item>
                      <Menu.Item onClick={() => void toProject('publicProject')}>{text.toPublicProject}</Menu.Item>
                    </>
                  ) : null}
                </Menu.Dropdown>
              </Menu>
            ) : null}
            <Button
              variant="subtle"
              color="gray.8"
              px="sm"
              leftSection={<IconPencil size={20} />}
              aria-label={text.correctOf(title)}
              onClick={() => onDeed({ deed: 'correct', resolution })}
            >
              {word.edit}
            </Button>
          </>
        ) : null}
      </Group>
    </Stack>
  )
}

/** 决议: what was voted, and what it becomes. */
export function CouncilResolutions({ session }: { session: Session }) {
  const text = useText(councilText)
  const { may } = useContextOfStore()
  const [deed, setDeed] = useState<Deed | null>(null)
  const { resolutions } = session
  return (
    <Stack component="section" className="yz-card yz-council-part" gap="md" aria-labelledby="council-resolutions">
      <Group justify="space-between">
        <Title order={2} id="council-resolutions" fz="1.25rem">
          {text.resolutions}
        </Title>
        {may('requests.write') ? (
          <Button leftSection={<IconPlus size={20} />} onClick={() => setDeed({ deed: 'new' })}>
            {text.resolve}
          </Button>
        ) : null}
      </Group>
      {resolutions.length === 0 ? (
        <Text c="dimmed">{text.noResolutions}</Text>
      ) : (
        <ul className="yz-resolutions">
          {resolutions.map((resolution) => (
            <Line key={resolution.id} session={session} resolution={resolution} onDeed={setDeed} />
          ))}
        </ul>
      )}
      {deed?.deed === 'new' ? <ResolutionDialog session={session} resolution={null} onClose={() => setDeed(null)} /> : null}
      {deed?.deed === 'correct' ? (
        <ResolutionDialog session={session} resolution={deed.resolution} onClose={() => setDeed(null)} />
      ) : null}
      {deed?.deed === 'request' ? <RequestDialog resolution={deed.resolution} onClose={() => setDeed(null)} /> : null}
    </Stack>
  )
}
