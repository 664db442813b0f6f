import { Alert, Anchor, Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconClipboardCheck, IconClipboardOff, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import type { Matter } from '../../catalogue/schema'
import { countUse } from '../operations'
import { isOpen } from '../rules'
import type { OpenTicket } from '../take-in'
import { mattersText } from '../text'
import { ChannelBadges } from './MattersScreen'
import { TakeInForm } from './TakeInForm'
import { useMatters } from './use-matters'
import './matters.css'

function Materials(props: { lines: readonly string[]; ticked: ReadonlySet<number>; onTick: (index: number) => void }) {
  const { lines, ticked, onTick } = props
  const text = useText(mattersText)
  return (
    <section aria-labelledby="materials-title">
      <Title order={2} fz="1.25rem" mb={4} id="materials-title">
        {text.materials}
      </Title>
      {lines.length === 0 ? <Text c="dimmed">{text.noMaterials}</Text> : null}
      {lines.length > 0 ? (
        <>
          <Text c="dimmed" mb="sm" className="yz-no-print">
            {text.materialsHint}
          </Text>
          <Stack gap="sm">
            {lines.map((line, index) => (
              <Checkbox
                // biome-ignore lint/suspicious/noArrayIndexKey: a list of the file keeps its order, and two lines may say the same
                key={index}
                label={line}
                checked={ticked.has(index)}
                onChange={() => onTick(index)}
              />
            ))}
          </Stack>
        </>
      ) : null}
    </section>
  )
}

function Steps({ lines }: { lines: readonly string[] }) {
  const text = useText(mattersText)
  return lines.length === 0 ? null : (
    <section aria-labelledby="steps-title">
      <Title order={2} fz="1.25rem" mb={4} id="steps-title">
        {text.steps}
      </Title>
      <ol className="yz-matters-steps">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list of the file keeps its order, and two lines may say the same
          <li key={index}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

function Values({ matter }: { matter: Matter }) {
  const text = useText(mattersText)
  const said = [
    [text.place, matter.place],
    [text.about, matter.body],
    [text.category, matter.category],
    [text.code, matter.code],
    [text.said, matter.tags?.join('、')],
  ].filter(([, value]) => value)
  return (
    <section className="yz-card yz-matters-part">
      <dl className="yz-matters-values">
        <div>
          <dt>{text.channels}</dt>
          <dd>
            <ChannelBadges matter={matter} />
          </dd>
        </div>
        {said.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Card({ matter, openTicket }: { matter: Matter; openTicket: OpenTicket }) {
  const text = useText(mattersText)
  const word = useText(words)
  const { may } = useContextOfStore()
  const count = useOperation(countUse)
  const [, navigate] = useLocation()
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [taking, setTaking] = useState(false)
  const { id, materials = [], steps = [] } = matter
  useEffect(() => void count({ matterId: id, what: 'lookedUp' }), [count, id])
  const tick = (index: number) => {
    const next = new Set(ticked)
    if (!next.delete(index)) next.add(index)
    setTicked(next)
  }
  const print = () => {
    void count({ matterId: id, what: 'printed' })
    printPage()
  }
  const open = isOpen(matter)
  const actions = (
    <>
      <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={print}>
        {text.print}
      </Button>
      {open && may('requests.write') ? (
        <Button leftSection={<IconClipboardCheck size={20} />} onClick={() => setTaking(true)}>
          {text.takeIn}
        </Button>
      ) : null}
    </>
  )
  const back = (
    <Anchor component={Link} href="/matters" className="yz-matters-back yz-no-print">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
  return (
    <>
      <PageHeader before={back} title={matter.title} actions={actions} />
      {open ? null : (
        <Alert role="alert" color="yellow" title={text.closed} mb="md">
          {text.closedHint}
        </Alert>
      )}
      <div className="yz-matters-panes">
        <Stack gap="lg" className="yz-card yz-matters-part">
          <Materials lines={materials} ticked={ticked} onTick={tick} />
          <Steps lines={steps} />
        </Stack>
        <Values matter={matter} />
      </div>
      <Modal
        opened={taking}
        onClose={() => setTaking(false)}
        title={text.taking}
        size="lg"
        closeButtonProps={{ 'aria-label': word.close }}
      >
        <TakeInForm
          matter={matter}
          ticked={ticked}
          openTicket={openTicket}
          onCancel={() => setTaking(false)}
          onDone={(ticketId) => navigate(`/matters/receipt/${ticketId}`)}
        />
      </Modal>
    </>
  )
}

/** 办事指南 of one matter: what to bring, as a list to tick, how it goes, where; printed, and taken in with a number. */
export function MatterScreen({ openTicket }: { openTicket: OpenTicket }) {
  const text = useText(mattersText)
  const { id = '' } = useParams()
  const matters = useMatters()
  if (!matters) return <LoadingState />
  const matter = matters.byId.get(id)
  if (!matter)
    return (
      <Group justify="center">
        <EmptyState
          icon={IconClipboardOff}
          order={1}
          title={text.missing}
          action={
            <Anchor component={Link} href="/matters">
              {text.back}
            </Anchor>
          }
        />
      </Group>
    )
  return <Card key={id} matter={matter} openTicket={openTicket} />
}
