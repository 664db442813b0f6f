import { Alert, Button, FileButton, Group, MultiSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { saveFile } from '../../../ui/save-file'
import { exportExchange, type Mentors, type Taken, takeExchange } from '../exchange-operations'
import { readExchange } from '../exchange-rules'
import type { ExchangeBody } from '../exchange-schema'
import type { Learner } from '../schema'
import { transcriptText } from '../transcript-text'
import { BackToLearners } from './BackToLearners'
import { useTranscripts } from './use-transcripts'
import './transcripts.css'

type Fault = keyof (typeof transcriptText)['zh-CN']['refusal']

function Problem({ fault }: { fault: Fault | null }) {
  const text = useText(transcriptText)
  return fault ? (
    <Alert color="vermilion" role="alert">
      {text.refusal[fault]}
    </Alert>
  ) : null
}

/** 转出: the one door asks what for; then the file is saved. */
function Out({ learners, mentors, first }: { learners: readonly Learner[]; mentors: Mentors; first: readonly string[] }) {
  const text = useText(transcriptText)
  const { centerName, centerCode, clock } = useContextOfStore()
  const gate = useLeavingGate()
  const pack = useOperation(exportExchange)
  const [chosen, setChosen] = useState<string[]>([...first])
  const [fault, setFault] = useState<Fault | null>(null)
  const workers = learners.filter(({ audience }) => audience === 'worker')
  const make = async () => {
    setFault(chosen.length === 0 ? 'nobody' : null)
    if (chosen.length === 0) return
    const center = centerName || centerCode
    const packed = await pack({ learnerIds: chosen, center, mentors })
    if (!packed.ok) return setFault(packed.refusal.code)
    if (!(await gate({ deed: 'export', what: text.outWhat, people: packed.value.people }))) return
    saveFile(new Blob([packed.value.text], { type: 'application/json' }), text.outFile(center, dayOf(clock())))
    notify('done', text.outDone)
  }
  return (
    <Stack gap="sm" component="section" className="yz-card yz-learner-part" aria-labelledby="out-title">
      <Title order={2} fz="1.25rem" id="out-title">
        {text.outTitle}
      </Title>
      <Text c="dimmed">{text.outHint}</Text>
      <MultiSelect
        label={text.outWho}
        data={workers.map(({ id, name, organisation }) => ({
          value: id,
          label: [name, organisation].filter(Boolean).join(' · '),
        }))}
        value={chosen}
        onChange={setChosen}
        searchable
        limit={60}
      />
      <Problem fault={fault} />
      <Group>
        <Button variant="default" onClick={() => void make()}>
          {text.outMake}
        </Button>
      </Group>
    </Stack>
  )
}

/** 转入: the file is shown before it is written. */
function In({ mentors }: { mentors: Mentors }) {
  const text = useText(transcriptText)
  const { keyOf } = useContextOfStore()
  const take = useOperation(takeExchange)
  const [body, setBody] = useState<ExchangeBody | null>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const open = async (file: File | null) => {
    if (!file) return
    setTaken(null)
    setBody(null)
    const written = await file.text().catch(() => null)
    if (written === null) return setFault('fault')
    const read = readExchange(keyOf, written)
    setFault(read.ok ? null : read.refusal.code)
    if (read.ok) setBody(read.value)
  }
  const write = async () => {
    if (!body) return
    const result = await take({ body, mentors })
    if (!result.ok) return setFault(result.refusal.code)
    setTaken(result.value)
    setBody(null)
  }
  return (
    <Stack gap="sm" component="section" className="yz-card yz-learner-part" aria-labelledby="in-title">
      <Title order={2} fz="1.25rem" id="in-title">
        {text.inTitle}
      </Title>
      <Text c="dimmed">{text.inHint}</Text>
      <Problem fault={fault} />
      {body ? (
        <Alert color="gray" role="status">
          {text.inFound(body.center, body.learners.length, body.hours.length, body.certificates.length)}
          <Text fw={600}>{body.learners.map(({ name }) => name).join('、')}</Text>
        </Alert>
      ) : null}
      {taken ? (
        <Alert color="green" role="status">
          {text.inDone(taken.learners, taken.hours, taken.certificates, taken.changed)}
        </Alert>
      ) : null}
      <Group>
        <FileButton onChange={(file) => void open(file)} accept=".json,application/json">
          {(props) => (
            <Button variant="default" {...props}>
              {text.inChoose}
            </Button>
          )}
        </FileButton>
        {body ? <Button onClick={() => void write()}>{text.inWrite}</Button> : null}
      </Group>
    </Stack>
  )
}

/** 转出、转入: workers move between centers with their record, in a file. `?who=` is who is offered first. */
export function ExchangeScreen({ mentors }: { mentors: Mentors }) {
  const text = useText(transcriptText)
  const who = new URLSearchParams(useSearch()).get('who')
  const transcripts = useTranscripts()
  if (!transcripts) return <LoadingState />
  const { learners } = transcripts
  return (
    <>
      <PageHeader before={<BackToLearners />} title={text.exchangeTitle} />
      <div className="yz-learner-halves">
        <Out learners={learners} mentors={mentors} first={learners.some(({ id }) => id === who) && who ? [who] : []} />
        <In mentors={mentors} />
      </div>
    </>
  )
}
