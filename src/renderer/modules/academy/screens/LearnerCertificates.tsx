import { Alert, Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { doubledYears, isGood, spellCertificateNo } from '../certificate-rules'
import type { Certificate, Learner } from '../schema'
import { revokeCertificate } from '../transcript-operations'
import { transcriptText } from '../transcript-text'
import type { Transcripts } from './use-transcripts'

/** 撤销, with the reason whoever looks the number up will read. */
function RevokeDialog({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const text = useText(transcriptText)
  const revoke = useOperation(revokeCertificate)
  const [reason, setReason] = useState('')
  const confirm = async () => {
    const result = await revoke({ id: certificate.id, reason })
    if (result.ok) notify('done', text.revokedDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened
      title={text.revokeOf(spellCertificateNo(certificate.certificateNo))}
      confirmLabel={text.revoke}
      danger
      disabled={reason.trim() === ''}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text>{text.revokeHint}</Text>
        <Textarea
          label={text.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmDialog>
  )
}

/** The papers somebody was given, the newest first, those that were revoked with the reason. */
export function LearnerCertificates({ learner, transcripts }: { learner: Learner; transcripts: Transcripts }) {
  const text = useText(transcriptText)
  const { may } = useContextOfStore()
  const [open, setOpen] = useState<Certificate | null>(null)
  const own = transcripts.certificates
    .filter(({ learnerId }) => learnerId === learner.id)
    .sort((a, b) => (`${a.year} ${a.issuedOn} ${a.id}` > `${b.year} ${b.issuedOn} ${b.id}` ? -1 : 1))
  return (
    <section className="yz-card yz-learner-part" aria-labelledby="certificates-title">
      <Title order={2} fz="1.125rem" id="certificates-title" mb="xs">
        {text.certificates}
      </Title>
      {own.length === 0 ? <Text c="dimmed">{text.noCertificates}</Text> : null}
      {doubledYears(own).map((year) => (
        <Alert key={year} color="yellow" role="status" mb="xs">
          {text.doubled(year)}
        </Alert>
      ))}
      <ul className="yz-learner-list">
        {own.map((certificate) => (
          <li key={certificate.id}>
            <span>
              {text.yearOf(certificate.year)} · {text.hoursOf(certificate.creditHours)}{' '}
              <Badge color={isGood(certificate) ? 'green' : 'gray'} variant="light">
                {isGood(certificate) ? text.good : text.revoked}
              </Badge>
              <Text size="sm" c="dimmed">
                {spellCertificateNo(certificate.certificateNo)}
              </Text>
              {isGood(certificate) ? null : <Text size="sm">{certificate.reason}</Text>}
            </span>
            {isGood(certificate) ? (
              <Group gap={4}>
                <Button
                  component={Link}
                  href={`/academy/learners/certificates/${certificate.id}`}
                  variant="subtle"
                  color="gray.8"
                  size="sm"
                >
                  {text.reprint}
                </Button>
                {may('academy.write') ? (
                  <Button variant="subtle" color="vermilion" size="sm" onClick={() => setOpen(certificate)}>
                    {text.revoke}
                  </Button>
                ) : null}
              </Group>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <RevokeDialog certificate={open} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}
