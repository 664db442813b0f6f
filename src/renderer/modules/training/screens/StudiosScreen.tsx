import { Button, Group, Stack, Text } from '@mantine/core'
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { setStudioActive } from '../growth-deed-operations'
import { growthText } from '../growth-text'
import { mentorText } from '../mentor-text'
import type { Studio } from '../schema'
import { Beyond, GrowthFigures } from './GrowthFigures'
import { StudioDialog } from './growth-deed-dialogs'
import { useGrowthRefusal } from './growth-refusal'
import { MentorTabs } from './MentorTabs'
import { type Growth, useGrowth } from './use-growth'
import './mentor.css'

type OnEdit = ((studio: Studio) => void) | null

function useSwitch(): (studio: Studio) => Promise<void> {
  const text = useText(growthText).studio
  const say = useGrowthRefusal()
  const change = useOperation(setStudioActive)
  return async (studio) => {
    const result = await change({ id: studio.id, active: !studio.active })
    if (result.ok) notify('done', studio.active ? text.closedDone : text.reopenedDone)
    else notify('problem', say(result.refusal))
  }
}

function Card({ studio, all, onEdit }: { studio: Studio; all: Growth; onEdit: OnEdit }) {
  const text = useText(growthText).studio
  const word = useText(words)
  const turn = useSwitch()
  const lead = all.nameOf(studio.secretaryId)
  return (
    <article className="yz-card yz-mentor-group">
      <h2 className="yz-mentor-name">{studio.title}</h2>
      <Text component="span">
        {text.lead} {lead ? <Link href={`/mentoring/secretaries/${studio.secretaryId}`}>{lead}</Link> : text.noLead}
      </Text>
      <Text c="dimmed">{[studio.place, studio.startsOn].filter(Boolean).join(' · ')}</Text>
      {studio.body ? <Text>{studio.body}</Text> : null}
      {onEdit ? (
        <Group gap="xs" mt="auto" className="yz-no-print">
          <Button variant="default" size="sm" aria-label={text.edit(studio.title)} onClick={() => onEdit(studio)}>
            {word.edit}
          </Button>
          <Button variant="default" size="sm" aria-label={text.closeOf(studio.title)} onClick={() => void turn(studio)}>
            {text.close}
          </Button>
        </Group>
      ) : null}
    </article>
  )
}

function Closed({ studios, mayWrite }: { studios: readonly Studio[]; mayWrite: boolean }) {
  const text = useText(growthText).studio
  const turn = useSwitch()
  if (studios.length === 0) return null
  return (
    <details className="yz-mentor-ended">
      <summary>
        {text.closed} {studios.length}
      </summary>
      <ul className="yz-mentor-lines">
        {studios.map((studio) => (
          <li key={studio.id}>
            <span>{studio.title}</span>
            {mayWrite ? (
              <Button variant="default" size="sm" aria-label={text.reopenOf(studio.title)} onClick={() => void turn(studio)}>
                {text.reopen}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** 名书记工作室: fifteen, each with who leads it. */
export function StudiosScreen() {
  const text = useText(growthText)
  const title = useText(mentorText).title
  const { may } = useContextOfStore()
  const all = useGrowth()
  const [editing, setEditing] = useState<Studio | 'new' | null>(null)
  const mayWrite = may('academy.write')
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setEditing('new')}>
      {text.studio.add}
    </Button>
  ) : null
  const working = all?.studios.filter(({ active }) => active) ?? []
  return (
    <>
      <PageHeader title={title} hint={text.hint.studios} actions={add} />
      <MentorTabs here="studios" />
      {all ? (
        <Stack gap="lg">
          <Beyond all={all} />
          <GrowthFigures all={all} />
          {working.length > 0 ? (
            <div className="yz-mentor-groups">
              {working.map((studio) => (
                <Card key={studio.id} studio={studio} all={all} onEdit={mayWrite ? setEditing : null} />
              ))}
            </div>
          ) : (
            <EmptyState icon={IconBuildingCommunity} title={text.studio.none} hint={text.studio.noneHint} />
          )}
          <Closed studios={all.studios.filter(({ active }) => !active)} mayWrite={mayWrite} />
        </Stack>
      ) : (
        <LoadingState />
      )}
      {editing && all ? (
        <StudioDialog studio={editing === 'new' ? null : editing} all={all} onClose={() => setEditing(null)} />
      ) : null}
    </>
  )
}
