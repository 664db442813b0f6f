import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import type { Registered } from '../registration-operations'
import { membersText } from '../text'
import { emptyForm, RegisterForm, type Typed } from './RegisterForm'
import { type Directory, useDirectory } from './use-directory'
import './members.css'

function Done({ registered, unitName, onNext }: { registered: Registered; unitName: string; onNext: () => void }) {
  const text = useText(membersText)
  const { member, registration } = registered
  return (
    <Stack className="yz-card yz-members-form" gap="md" role="status">
      <div>
        <Title order={2}>{text.form.done(member.name)}</Title>
        <Text c="dimmed">{text.form.doneHint(text.kinds[registration.registrationKind], unitName)}</Text>
      </div>
      <div>
        <Text>{text.form.code}</Text>
        <div className="yz-members-code">{member.personalCode}</div>
        <Text c="dimmed">{text.form.codeHint}</Text>
      </div>
      <Group>
        <Button component={Link} href={`/members/receipts/${registration.id}`} leftSection={<IconPrinter size={20} />}>
          {text.page.receipt}
        </Button>
        <Button variant="default" leftSection={<IconUserPlus size={20} />} onClick={onNext} autoFocus>
          {text.form.next}
        </Button>
        <Button variant="subtle" color="gray.8" component={Link} href={`/members/${member.id}`}>
          {text.form.open}
        </Button>
      </Group>
    </Stack>
  )
}

/** What the form begins with: an address of a unit's or a member's page says whom it is about. */
function beginOf(directory: Directory, search: URLSearchParams): Typed {
  const known = directory.byId.get(search.get('member') ?? '')?.member
  const registrationKind = search.get('kind') === 'residential' ? 'residential' : 'linked'
  if (!known) return { ...emptyForm, registrationKind, unitId: search.get('unit') ?? '' }
  return {
    ...emptyForm,
    registrationKind,
    name: known.name,
    unitId: known.unitId,
    phone: known.phone ?? '',
    citizenNumber: known.citizenNumber,
  }
}

/** 登记报到 at the desk. */
export function RegisterScreen() {
  const text = useText(membersText)
  const directory = useDirectory()
  const search = new URLSearchParams(useSearch())
  const [registered, setRegistered] = useState<Registered | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [forms, setForms] = useState(0)
  if (!directory) return <LoadingState />
  const begin = unitId === null ? beginOf(directory, search) : { ...emptyForm, unitId }
  return (
    <>
      <PageHeader
        before={
          <Anchor component={Link} href="/members" className="yz-members-back">
            <IconArrowLeft size={20} aria-hidden="true" />
            {text.page.back}
          </Anchor>
        }
        title={text.form.title}
        hint={text.form.hint}
      />
      {registered ? (
        <Done
          registered={registered}
          unitName={directory.units.find(({ id }) => id === registered.member.unitId)?.name ?? ''}
          onNext={() => {
            // Several of one unit come together: the next form keeps it.
            setUnitId(registered.member.unitId)
            setRegistered(null)
            setForms(forms + 1)
          }}
        />
      ) : (
        <RegisterForm
          key={forms}
          units={directory.units}
          begin={begin}
          onDone={setRegistered}
          onRejected={(name) => {
            notify('done', text.form.rejected(name))
            setUnitId('')
            setForms(forms + 1)
          }}
        />
      )}
    </>
  )
}
