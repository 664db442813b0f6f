import { Alert, Button, Group, Text } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { addressOf } from '../subject-filters'
import { noteStepTold } from '../subject-operations'
import type { StepNotice } from '../subject-rules'
import { type SubjectText, subjectText } from '../subject-text'

export const stepWords = (text: SubjectText, { step, back }: { step: string; back?: boolean }): string => {
  const word = (text.step as Readonly<Record<string, string>>)[step] ?? step
  return back ? text.wentBack(word) : word
}

function Notice({ notice, nameOf, linked }: { notice: StepNotice; nameOf: (id: string) => string; linked: boolean }) {
  const text = useText(subjectText)
  const { may } = useContextOfStore()
  const tell = useOperation(noteStepTold)
  const { state, step } = notice
  const told = async () => {
    const result = await tell({ id: step.id })
    if (result.ok) notify('done', text.toldDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <Alert
      color="yellow"
      icon={<IconArrowsSplit2 size={24} />}
      title={`${state.subject.title}：${text.uncounted(stepWords(text, step), nameOf(step.createdBy))}`}
      role="status"
      className="yz-req-notice"
    >
      <Text mb="sm">{step.step === 'close' ? text.uncountedGrade : text.uncountedBody}</Text>
      {step.artefact && !linked ? <Text className="yz-req-words">{step.artefact}</Text> : null}
      <Group gap="sm">
        {linked ? (
          <Button component={Link} href={addressOf(state.subject)} variant="default">
            {text.see}
          </Button>
        ) : null}
        {may('requests.write') ? (
          <Button color="gray.9" onClick={told}>
            {text.told}
          </Button>
        ) : null}
      </Group>
    </Alert>
  )
}

/** Steps that two desks took apart and that do not count: whoever took them is told. `linked` where the page is another's. */
export function StepNotices(props: { notices: readonly StepNotice[]; nameOf: (id: string) => string; linked?: boolean }) {
  const { notices, nameOf, linked = false } = props
  return notices.slice(0, 5).map((notice) => <Notice key={notice.step.id} notice={notice} nameOf={nameOf} linked={linked} />)
}
