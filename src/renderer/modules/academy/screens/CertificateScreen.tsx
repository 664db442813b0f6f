import { Alert, Button, Group } from '@mantine/core'
import { IconArrowLeft, IconCertificateOff, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { printPage } from '../../../ui/print-page'
import { isGood, spellCertificateNo } from '../certificate-rules'
import type { Certificate, Learner } from '../schema'
import { transcriptText } from '../transcript-text'
import { BackToLearners } from './BackToLearners'
import { useTranscripts } from './use-transcripts'
import './transcripts.css'

function Paper({ certificate, learner, target }: { certificate: Certificate; learner: Learner; target: number | null }) {
  const text = useText(transcriptText)
  const { centerName } = useContextOfStore()
  const { year, creditHours, certificateNo, issuedOn, organisation } = certificate
  return (
    <article className="yz-card yz-certificate" aria-label={text.certificateTitle}>
      <h1>{text.certificateTitle}</h1>
      <p className="yz-certificate-body">
        {text.certificateBody(learner.name, year, creditHours)}
        {target === null ? null : text.certificateTarget(target)}
      </p>
      <p className="yz-certificate-foot">
        {text.issuedBy}：{organisation || centerName}
        {text.seal}
        <br />
        {text.issuedOn}：{issuedOn}
      </p>
      <p className="yz-certificate-number">
        {text.certificateNo}：{spellCertificateNo(certificateNo)}
        <br />
        {text.certificateCheck}
      </p>
    </article>
  )
}

/** 学时证书 on A4, printed as often as it is asked for while it is good. */
export function CertificateScreen() {
  const text = useText(transcriptText)
  const word = useText(words)
  const gate = useLeavingGate()
  const { id = '' } = useParams()
  const transcripts = useTranscripts()
  if (!transcripts) return <LoadingState />
  const certificate = transcripts.certificates.find((one) => one.id === id)
  const learner = transcripts.learners.find((one) => one.id === certificate?.learnerId)
  if (!certificate || !learner)
    return <EmptyState icon={IconCertificateOff} order={1} title={text.certificateGone} action={<BackToLearners />} />
  const print = async () => {
    if (await gate({ deed: 'print', what: text.certificateTitle, people: 1 })) printPage()
  }
  return (
    <>
      <Group justify="space-between" mb="lg" className="yz-no-print">
        <Button
          component={Link}
          href={`/academy/learners/${learner.id}`}
          variant="default"
          leftSection={<IconArrowLeft size={20} />}
        >
          {learner.name}
        </Button>
        {isGood(certificate) ? (
          <Button leftSection={<IconPrinter size={20} />} onClick={() => void print()}>
            {word.print}
          </Button>
        ) : null}
      </Group>
      {isGood(certificate) ? (
        <Paper certificate={certificate} learner={learner} target={transcripts.target(certificate.year, learner.audience)} />
      ) : (
        <Alert color="vermilion" role="alert">
          {text.certificateRevoked(certificate.reason ?? '')}
        </Alert>
      )}
    </>
  )
}
