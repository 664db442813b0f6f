import { Anchor, Badge, Button, Group, Stack } from '@mantine/core'
import { IconArrowLeft, IconMessageOff, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { PrintSlip } from '../../../ui/print-slip/PrintSlip'
import { listAddress } from '../subject-filters'
import { noticesOf, type SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import { Grade, Light } from './Light'
import { NextLoopStep } from './NextLoopStep'
import { NextTicketStep } from './NextTicketStep'
import { StepNotices } from './StepNotices'
import { SubjectFacts } from './SubjectFacts'
import { SubjectHistory } from './SubjectHistory'
import { useNames, useSubjects } from './use-subjects'
import './requests.css'

/** On paper it is the slip alone: its number, and nothing of who asked. */
function Slip({ state }: { state: SubjectState }) {
  const text = useText(subjectText)
  const { receiptNo, title, day } = state.subject
  if (!receiptNo) return null
  return (
    <div className="yz-req-slip" aria-hidden="true">
      <PrintSlip
        paper="80mm"
        title={text.slip}
        number={{ label: text.fields.receiptNo, receiptNo }}
        lines={[
          { label: text.fields.title, value: title },
          { label: text.fields.day, value: day },
        ]}
        keep={text.slipKeep}
      />
    </div>
  )
}

function Page({ state }: { state: SubjectState }) {
  const text = useText(subjectText)
  const { clock } = useContextOfStore()
  const names = useNames()
  const { subject, stage } = state
  const today = dayOf(clock())
  const actions = subject.receiptNo ? (
    <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={printPage}>
      {text.printSlip}
    </Button>
  ) : null
  const before = (
    <Anchor component={Link} href={listAddress({ kind: subject.kind })} className="yz-req-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
  const badges = (
    <Group gap="xs" component="span">
      <Badge variant="outline" color="gray" size="lg" radius="sm" tt="none">
        {text.stage[stage]}
      </Badge>
      <Light state={state} today={today} />
      {(subject.severity ?? 1) > 1 ? <Grade severity={subject.severity} /> : null}
    </Group>
  )
  return (
    <>
      <div className="yz-no-print">
        <PageHeader title={subject.title} hint={badges} actions={actions} before={before} />
        <StepNotices notices={noticesOf([state])} nameOf={names.of} />
        <div className="yz-req-panes">
          <Stack gap="lg">
            {subject.kind === 'request' ? (
              <NextLoopStep key={subject.id} state={state} />
            ) : (
              <NextTicketStep key={subject.id} state={state} names={names} />
            )}
            <SubjectHistory state={state} nameOf={names.of} />
          </Stack>
          <SubjectFacts state={state} names={names} />
        </div>
      </div>
      <Slip state={state} />
    </>
  )
}

/** One request (诉求) or ticket (工单): how far it is, what is next, what was done. */
export function SubjectScreen() {
  const text = useText(subjectText)
  const { id } = useParams<{ id: string }>()
  const states = useSubjects()
  if (!states) return <LoadingState />
  const state = states.find(({ subject }) => subject.id === id)
  if (state) return <Page state={state} />
  const back = (
    <Button component={Link} href="/requests" variant="default" leftSection={<IconArrowLeft size={20} />}>
      {text.back}
    </Button>
  )
  return <EmptyState icon={IconMessageOff} order={1} title={text.gone} hint={text.goneHint} action={back} />
}
