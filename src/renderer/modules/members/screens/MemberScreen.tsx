import { Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { IconArrowLeft, IconHistory, IconId, IconPencil, IconUserOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { maskCitizenNumber } from '../../../lib/national/citizen-number'
import { maskPhone } from '../../../lib/national/phone'
import { politicals } from '../../../lib/national/politicals'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { renewCode } from '../member-operations'
import type { Member } from '../schema'
import { membersText } from '../text'
import { ClaimSection } from './ClaimSection'
import { MemberDialog } from './MemberDialog'
import { PairingSection } from './PairingSection'
import { PostingSection } from './PostingSection'
import { RegistrationList } from './RegistrationList'
import { useRefusalText } from './refusal-text'
import type { Comer } from './use-comers'
import { useDirectory } from './use-directory'
import './members.css'

function Back() {
  const text = useText(membersText).page
  return (
    <Anchor component={Link} href="/members" className="yz-members-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
}

const maskCode = () => '••••••'

function Values({ member }: { member: Member }) {
  const text = useText(membersText)
  const { language } = useLanguage()
  const { may } = useContextOfStore()
  const masked = (value: string | undefined, mask: (text: string) => string, label: string) =>
    value ? <Masked value={value} mask={mask} label={label} mayReveal={may('members.write')} /> : null
  const status = politicals.find(member.politicalStatus)
  const values: [string, ReactNode][] = [
    [text.phone, masked(member.phone, maskPhone, text.phone)],
    [text.position, member.position],
    [text.politicalStatus, status && (language === 'en' ? status.en : status.zh)],
    [text.skills, member.skills?.join('、')],
    [text.page.code, masked(member.personalCode, maskCode, text.page.codeLabel)],
    [text.citizenNumber, masked(member.citizenNumber, maskCitizenNumber, text.citizenNumber)],
    [text.note, member.note],
  ]
  return (
    <dl className="yz-members-values">
      {values.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="yz-not-filled">{text.notFilled}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

function Details({ member }: { member: Member }) {
  const text = useText(membersText).page
  const { may } = useContextOfStore()
  const say = useRefusalText()
  const renew = useOperation(renewCode)
  const [asking, setAsking] = useState(false)
  const change = async () => {
    const result = await renew(member.id)
    if (result.ok) notify('done', text.renewed)
    else notify('problem', say(result.refusal))
  }
  return (
    <section className="yz-card yz-members-section" aria-labelledby="details-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="details-title" fz="1.125rem">
          {text.details}
        </Title>
        {may('members.write') ? (
          <Button variant="subtle" color="gray.8" onClick={() => setAsking(true)}>
            {text.renew}
          </Button>
        ) : null}
      </Group>
      <Values member={member} />
      <ConfirmDialog
        opened={asking}
        title={text.renewTitle}
        confirmLabel={text.renew}
        onConfirm={change}
        onClose={() => setAsking(false)}
      >
        {text.renewHint}
      </ConfirmDialog>
    </section>
  )
}

function Actions({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const text = useText(membersText).page
  const { may } = useContextOfStore()
  return (
    <>
      <Button
        component={Link}
        href={`/history/members/${member.id}`}
        variant="subtle"
        color="gray.8"
        leftSection={<IconHistory size={20} />}
      >
        {text.history}
      </Button>
      <Button component={Link} href={`/checkins/card/${member.id}`} variant="default" leftSection={<IconId size={20} />}>
        {text.card}
      </Button>
      {may('members.write') ? (
        <Button leftSection={<IconPencil size={20} />} onClick={onEdit}>
          {text.edit}
        </Button>
      ) : null}
    </>
  )
}

const unitLine = ({ unit, member }: Comer): ReactNode =>
  [unit?.name ?? '', member.position ?? ''].filter((part) => part !== '').join(' · ')

/** One deployed member. */
export function MemberScreen() {
  const text = useText(membersText).page
  const { id = '' } = useParams()
  const directory = useDirectory()
  const [editing, setEditing] = useState(false)
  if (!directory) return <LoadingState />
  const comer = directory.byId.get(id)
  if (!comer) return <EmptyState icon={IconUserOff} order={1} title={text.missing} hint={text.missingHint} action={<Back />} />
  const { member, unit, registrations } = comer
  return (
    <>
      <PageHeader
        before={<Back />}
        title={member.name}
        hint={
          unit ? (
            <Anchor component={Link} href={`/units/${unit.id}`} c="inherit">
              {unitLine(comer)}
            </Anchor>
          ) : undefined
        }
        actions={<Actions member={member} onEdit={() => setEditing(true)} />}
      />
      <Stack gap="lg">
        <RegistrationList memberId={member.id} registrations={registrations} />
        <Details member={member} />
        <ClaimSection memberId={member.id} />
        <PairingSection memberId={member.id} />
        <PostingSection memberId={member.id} />
      </Stack>
      <MemberDialog opened={editing} member={member} units={directory.units} onClose={() => setEditing(false)} />
    </>
  )
}
