import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconBuildingOff, IconPencil, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import type { SendingUnit } from '../schema'
import { membersText } from '../text'
import { reinstateUnit, retireUnit } from '../unit-operations'
import { type Turnout, turnoutOf } from '../unit-rules'
import { MemberTable } from './MemberTable'
import { useRefusalText } from './refusal-text'
import { UnitDialog } from './UnitDialog'
import type { Comer } from './use-comers'
import { isRegistered, useDirectory } from './use-directory'
import './members.css'

function Back() {
  const text = useText(membersText).unitPage
  return (
    <Anchor component={Link} href="/units" className="yz-members-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
}

function Figures({ turnout }: { turnout: Turnout }) {
  const text = useText(membersText).unitPage
  const figures: [string, string][] = [
    [text.expected, turnout.expected === null ? text.notSet : text.people(turnout.expected)],
    [text.registered, text.people(turnout.registered)],
    [text.notYet, text.people(turnout.missingNamed + turnout.unnamed)],
  ]
  return (
    <div className="yz-members-figures">
      {figures.map(([label, value]) => (
        <div key={label} className="yz-card yz-members-figure">
          <Text c="dimmed" size="sm">
            {label}
          </Text>
          <strong>{value}</strong>
        </div>
      ))}
    </div>
  )
}

function Missing({ absent, unnamed }: { absent: readonly Comer[]; unnamed: number }) {
  const text = useText(membersText).unitPage
  const { may } = useContextOfStore()
  return (
    <section className="yz-card yz-members-section" aria-labelledby="absent-title">
      <Title order={2} id="absent-title" fz="1.125rem" mb="xs">
        {text.absent}
      </Title>
      {absent.length === 0 && unnamed === 0 ? <Text c="dimmed">{text.absentNone}</Text> : null}
      <Stack gap={4}>
        {absent.map(({ member }) => (
          <Group key={member.id} justify="space-between" wrap="nowrap">
            <Anchor component={Link} href={`/members/${member.id}`} c="inherit" fw={600}>
              {member.name}
            </Anchor>
            {may('members.write') ? (
              <Button
                component={Link}
                href={`/members/new?member=${member.id}`}
                variant="subtle"
                color="gray.8"
                aria-label={`${text.registerOne} ${member.name}`}
              >
                {text.registerOne}
              </Button>
            ) : null}
          </Group>
        ))}
      </Stack>
      {unnamed > 0 ? <Text c="dimmed">{text.unnamed(unnamed)}</Text> : null}
    </section>
  )
}

function Info({ unit }: { unit: SendingUnit }) {
  const all = useText(membersText)
  const text = all.unitPage
  const { may } = useContextOfStore()
  const shown = (['creditCode', 'unitPartyOrg', 'communityCode', 'contactName', 'note'] as const).filter((field) => unit[field])
  return (
    <section className="yz-card yz-members-section" aria-labelledby="info-title">
      <Title order={2} id="info-title" fz="1.125rem" mb="xs">
        {text.info}
      </Title>
      <dl className="yz-members-values">
        {unit.aliases?.length ? (
          <div>
            <dt>{text.aliases}</dt>
            <dd>{unit.aliases.join('、')}</dd>
          </div>
        ) : null}
        {shown.map((field) => (
          <div key={field}>
            <dt>{text[field]}</dt>
            <dd>{unit[field]}</dd>
          </div>
        ))}
        {unit.contactPhone ? (
          <div>
            <dt>{text.contactPhone}</dt>
            <dd>
              <Masked value={unit.contactPhone} mask={maskPhone} label={text.contactPhone} mayReveal={may('members.write')} />
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}

function Deeds({ unit, onEdit }: { unit: SendingUnit; onEdit: () => void }) {
  const all = useText(membersText)
  const text = all.unitPage
  const say = useRefusalText()
  const retire = useOperation(retireUnit)
  const reinstate = useOperation(reinstateUnit)
  const [asking, setAsking] = useState(false)
  const act = async (deed: typeof retire, told: string) => {
    const result = await deed(unit.id)
    if (result.ok) notify('done', told)
    else notify('problem', say(result.refusal))
  }
  return (
    <>
      {unit.active ? (
        <Button variant="default" onClick={() => setAsking(true)}>
          {text.retire}
        </Button>
      ) : (
        <Button variant="default" onClick={() => void act(reinstate, text.reinstated)}>
          {text.reinstate}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={20} />} onClick={onEdit}>
        {text.edit}
      </Button>
      {unit.active ? (
        <Button component={Link} href={`/members/new?unit=${unit.id}`} leftSection={<IconUserPlus size={20} />}>
          {all.register}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asking}
        title={text.retireTitle(unit.name)}
        confirmLabel={text.retire}
        danger
        onConfirm={() => act(retire, text.retiredDone)}
        onClose={() => setAsking(false)}
      >
        {text.retireHint}
      </ConfirmDialog>
    </>
  )
}

/** One unit: who it sends, who has come, who is missing. */
export function UnitScreen() {
  const text = useText(membersText).unitPage
  const { may } = useContextOfStore()
  const { id = '' } = useParams()
  const directory = useDirectory()
  const [editing, setEditing] = useState(false)
  if (!directory) return <LoadingState />
  const unit = directory.units.find((one) => one.id === id)
  if (!unit) return <EmptyState icon={IconBuildingOff} order={1} title={text.missing} action={<Back />} />
  const members = directory.ofUnit.get(id) ?? []
  const registered = members.filter(isRegistered)
  const turnout = turnoutOf(unit, members.length, registered.length)
  return (
    <>
      <PageHeader
        before={<Back />}
        title={unit.name}
        hint={
          unit.active ? undefined : (
            <Badge variant="outline" color="gray.7" tt="none" radius="sm">
              {text.retired}
            </Badge>
          )
        }
        actions={may('members.write') ? <Deeds unit={unit} onEdit={() => setEditing(true)} /> : null}
      />
      <div className="yz-members-panes">
        <Stack gap="lg">
          <Figures turnout={turnout} />
          <Title order={2} fz="1.125rem">
            {text.members}
          </Title>
          {registered.length === 0 ? <Text c="dimmed">{text.nobody}</Text> : <MemberTable list={registered} withUnit={false} />}
        </Stack>
        <Stack gap="lg">
          <Missing absent={members.filter((comer) => !isRegistered(comer))} unnamed={turnout.unnamed} />
          <Info unit={unit} />
        </Stack>
      </div>
      <UnitDialog key={String(editing)} opened={editing} unit={unit} onClose={() => setEditing(false)} />
    </>
  )
}
