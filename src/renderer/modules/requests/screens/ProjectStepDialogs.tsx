import { Select, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { advanceProject, sendProjectBack } from '../project-operations'
import { backStages, longestArtefact, longestReason, type ProjectStage, type Stage } from '../project-rules'
import { projectText } from '../project-text'
import { DeedDialog } from './DeedDialog'
import { projectRefusal } from './project-refusals'

/** Ends the stage a project is at with what it leaves. The stage is the one that stood when the dialog opened. */
export function AdvanceDialog({ id, stage, onClose }: { id: string; stage: Stage; onClose: () => void }) {
  const text = useText(projectText)
  const advance = useOperation(advanceProject)
  const [artefact, setArtefact] = useState('')
  const submit = async () => {
    const result = await advance({ id, expected: stage, artefact })
    if (!result.ok) return projectRefusal(text, result.refusal)
    notify('done', result.value === 'done' ? text.finished : text.advanced(text.stage[result.value]))
    return null
  }
  const name = text.stage[stage]
  return (
    <DeedDialog opened title={text.advance(name)} label={text.advance(name)} submit={submit} onClose={onClose}>
      <Text>{text.ask[stage]}</Text>
      <Textarea
        label={text.leaves[stage]}
        value={artefact}
        onChange={(event) => setArtefact(event.currentTarget.value)}
        maxLength={longestArtefact}
        autosize
        minRows={5}
        maxRows={14}
        data-autofocus
      />
    </DeedDialog>
  )
}

/** Takes up an earlier stage again, with the reason. */
export function BackDialog({ id, stage, onClose }: { id: string; stage: ProjectStage; onClose: () => void }) {
  const text = useText(projectText)
  const sendBack = useOperation(sendProjectBack)
  const stages = backStages(stage)
  const [to, setTo] = useState<Stage>(stages.at(-1) ?? 'plan')
  const [reason, setReason] = useState('')
  const title = stage === 'done' ? text.takeUp : text.sendBack
  const submit = async () => {
    const result = await sendBack({ id, expected: stage, to, reason })
    if (!result.ok) return projectRefusal(text, result.refusal)
    notify('done', text.sentBack(text.stage[to]))
    return null
  }
  return (
    <DeedDialog opened title={title} label={title} submit={submit} onClose={onClose}>
      <Select
        label={text.backTo}
        data={stages.map((value) => ({ value, label: text.stage[value] }))}
        value={to}
        onChange={(value) => setTo(stages.find((known) => known === value) ?? to)}
        allowDeselect={false}
      />
      <Textarea
        label={text.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={longestReason}
        autosize
        minRows={2}
        data-autofocus
      />
    </DeedDialog>
  )
}
