import { Badge, Button, Group, Menu, Select } from '@mantine/core'
import { IconCertificate, IconDots, IconPrinter, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { nextReceiptNo } from '../../../data/receipt-client'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { refuseIssue } from '../certificate-rules'
import type { Learner } from '../schema'
import { issueCertificate, setLearnerHere } from '../transcript-operations'
import { hoursIn, isHere, yearOf, yearsOf } from '../transcript-rules'
import { transcriptText } from '../transcript-text'
import { BackToLearners } from './BackToLearners'
import { LearnerCertificates } from './LearnerCertificates'
import { LearnerLines } from './LearnerLines'
import { LearnerMentor } from './LearnerMentor'
import { LearnerNext } from './LearnerNext'
import { type Transcripts, useTranscripts } from './use-transcripts'
import { YearChart } from './YearChart'
import './transcripts.css'

type Shown = { learner: Learner; year: string; transcripts: Transcripts }

/** A number from this computer's host, then the paper. What is refused anyway takes no number. */
function useIssue({ learner, year, transcripts }: Shown) {
  const text = useText(transcriptText)
  const { centerName } = useContextOfStore()
  const issue = useOperation(issueCertificate)
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    const ofYear = transcripts.certificates.filter((one) => one.learnerId === learner.id && one.year === year)
    const refusal = refuseIssue(hoursIn(transcripts.linesOf(learner.id), year), ofYear)
    if (refusal) return notify('problem', text.refusal[refusal.code])
    setBusy(true)
    try {
      const certificateNo = await nextReceiptNo(transcripts.today).catch(() => null)
      if (certificateNo === null) return notify('problem', text.refusal['no-number'])
      const result = await issue({ learnerId: learner.id, year, certificateNo, organisation: centerName })
      if (result.ok) navigate(`/academy/learners/certificates/${result.value.id}`)
      else notify('problem', text.refusal[result.refusal.code])
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}

function Actions(shown: Shown) {
  const { learner, year } = shown
  const text = useText(transcriptText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const setHere = useOperation(setLearnerHere)
  const { busy, run } = useIssue(shown)
  const here = isHere(learner)
  const toggle = async () => {
    const result = await setHere({ id: learner.id, here: !here })
    if (result.ok) notify('done', text.saved)
    else notify('problem', text.refusal[result.refusal.code])
  }
  const href = `/academy/learners/${learner.id}/transcript?year=${year}`
  return (
    <>
      <Button component={Link} href={href} variant="default" leftSection={<IconPrinter size={20} />}>
        {text.print}
      </Button>
      {may('academy.write') ? (
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDots size={20} />}>
                {word.more}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {learner.audience === 'worker' ? (
                <Menu.Item component={Link} href={`/academy/learners/exchange?who=${learner.id}`}>
                  {text.exchange}
                </Menu.Item>
              ) : null}
              <Menu.Item onClick={() => void toggle()}>{here ? text.away : text.here}</Menu.Item>
              <Menu.Item component={Link} href={`/history/sessions/${learner.id}`}>
                {text.history}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button leftSection={<IconCertificate size={20} />} loading={busy} onClick={() => void run()}>
            {text.issue}
          </Button>
        </>
      ) : null}
    </>
  )
}

function About({ learner }: { learner: Learner }) {
  const text = useText(transcriptText)
  const { may } = useContextOfStore()
  const { phone, guardianName, guardianPhone, organisation, audience } = learner
  const told = [text.audiences[audience], organisation, guardianName ? `${text.guardian} ${guardianName}` : ''].filter(Boolean)
  const number = phone ?? guardianPhone
  return (
    <Group component="span" gap="sm">
      <span>{told.join(' · ')}</span>
      {number ? <Masked value={number} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} /> : null}
      {isHere(learner) ? null : <Badge color="gray">{text.awayBadge}</Badge>}
    </Group>
  )
}

function Page({ learner, transcripts }: { learner: Learner; transcripts: Transcripts }) {
  const text = useText(transcriptText)
  const { today, linesOf, target } = transcripts
  const lines = linesOf(learner.id)
  const years = yearsOf(lines, yearOf(today))
  const [year, setYear] = useState(yearOf(today))
  return (
    <>
      <PageHeader
        before={<BackToLearners />}
        title={learner.name}
        hint={<About learner={learner} />}
        actions={
          <>
            <Select
              aria-label={text.year}
              data={years.map((value) => ({ value, label: text.yearOf(value) }))}
              value={year}
              onChange={(value) => value && setYear(value)}
              allowDeselect={false}
              w={120}
            />
            <Actions learner={learner} year={year} transcripts={transcripts} />
          </>
        }
      />
      <div className="yz-learner-panes">
        <div>
          <YearChart lines={lines} years={years} year={year} targetOf={(one) => target(one, learner.audience)} />
          <LearnerLines lines={lines} year={year} />
        </div>
        <div>
          <LearnerNext learnerId={learner.id} transcripts={transcripts} />
          <LearnerCertificates learner={learner} transcripts={transcripts} />
          {learner.audience === 'worker' ? <LearnerMentor learnerId={learner.id} /> : null}
        </div>
      </div>
    </>
  )
}

/** One person's own page: what is next, the hours of each year, certificates, the mentor. */
export function LearnerScreen() {
  const text = useText(transcriptText)
  const { id = '' } = useParams()
  const transcripts = useTranscripts()
  if (!transcripts) return <LoadingState />
  const learner = transcripts.learners.find((one) => one.id === id)
  if (!learner)
    return <EmptyState icon={IconUserOff} order={1} title={text.missing} hint={text.missingHint} action={<BackToLearners />} />
  return <Page key={id} learner={learner} transcripts={transcripts} />
}
