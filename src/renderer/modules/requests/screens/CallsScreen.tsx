import { ActionIcon, Anchor, Button, Group, Table, Text } from '@mantine/core'
import { IconArrowLeft, IconPencil, IconPhoneCall, IconPlus, IconPrinter, IconUserMinus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { maskPhone } from '../../../lib/national/phone'
import { dayOf } from '../../../lib/time'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { printPage } from '../../../ui/print-page'
import { dropContact } from '../call-operations'
import { allContacts } from '../call-queries'
import { type CallNode, callTree, linesOf } from '../call-rules'
import { callText } from '../call-text'
import type { CallContact } from '../schema'
import { ContactDialog } from './ContactDialog'
import { useEstates } from './use-subjects'
import './calls.css'

/** 电话树 on paper: everyone under who calls them, numbers in full, because it hangs where the telephone stands. */
function Tree({ nodes, estateOf }: { nodes: readonly CallNode[]; estateOf: (id: string | undefined) => string }) {
  return (
    <ul>
      {nodes.map(({ contact, callees }) => (
        <li key={contact.id}>
          <p>
            <strong>{contact.name}</strong> <span className="yz-calls-phone">{contact.phone}</span>{' '}
            <span>{[contact.role, estateOf(contact.estateId), contact.category].filter(Boolean).join(' · ')}</span>
          </p>
          {callees.length > 0 ? <Tree nodes={callees} estateOf={estateOf} /> : null}
        </li>
      ))}
    </ul>
  )
}

type Deed = { deed: 'edit' | 'drop'; contact: CallContact }

function ContactTable(props: {
  lines: readonly CallNode[]
  estateOf: (id: string | undefined) => string
  nameOf: (id: string | undefined) => string
  onDeed: (deed: Deed) => void
}) {
  const text = useText(callText)
  const { may } = useContextOfStore()
  return (
    <div className="yz-card yz-no-print">
      <Table horizontalSpacing="lg" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {[text.name, text.phone, text.role, text.caller, text.estate, text.category].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            {may('requests.write') ? <Table.Th ta="right">{text.edit}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.lines.map(({ contact, depth }) => (
            <Table.Tr key={contact.id}>
              <Table.Td style={{ paddingInlineStart: `${1.25 + depth * 1.5}rem` }}>
                {depth > 0 ? '└ ' : ''}
                {contact.name}
              </Table.Td>
              <Table.Td>
                <Masked value={contact.phone} mask={maskPhone} label={text.phone} mayReveal={may('roster.reveal')} />
              </Table.Td>
              <Table.Td>{contact.role}</Table.Td>
              <Table.Td>{depth > 0 ? props.nameOf(contact.callerId) : text.desk}</Table.Td>
              <Table.Td>{props.estateOf(contact.estateId)}</Table.Td>
              <Table.Td>{contact.category}</Table.Td>
              {may('requests.write') ? (
                <Table.Td>
                  <Group gap={0} wrap="nowrap" justify="flex-end">
                    <ActionIcon aria-label={text.editOf(contact.name)} onClick={() => props.onDeed({ deed: 'edit', contact })}>
                      <IconPencil size={20} />
                    </ActionIcon>
                    <ActionIcon aria-label={text.dropOf(contact.name)} onClick={() => props.onDeed({ deed: 'drop', contact })}>
                      <IconUserMinus size={20} />
                    </ActionIcon>
                  </Group>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function DropDialog({ contact, onClose }: { contact: CallContact | null; onClose: () => void }) {
  const text = useText(callText)
  const drop = useOperation(dropContact)
  const confirm = async () => {
    if (!contact) return
    const result = await drop({ id: contact.id })
    if (result.ok) notify('done', text.dropped)
    else notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <ConfirmDialog
      opened={contact !== null}
      title={text.dropTitle(contact?.name ?? '')}
      confirmLabel={text.drop}
      danger
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text>{text.dropBody}</Text>
    </ConfirmDialog>
  )
}

function Actions({ any, onAdd }: { any: boolean; onAdd: () => void }) {
  const text = useText(callText)
  const word = useText(words)
  const { may } = useContextOfStore()
  return (
    <>
      {any && may('roster.reveal') ? (
        <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={printPage}>
          {word.print}
        </Button>
      ) : null}
      {may('requests.write') ? (
        <Button leftSection={<IconPlus size={20} />} onClick={onAdd}>
          {text.add}
        </Button>
      ) : null}
    </>
  )
}

function usePhoneTree() {
  const live = useLive(allContacts, [])
  return useMemo(() => {
    if (live.loading) return null
    const contacts = live.value.map((found) => found.toMutableJSON() as CallContact)
    const nodes = callTree(contacts)
    return { nodes, lines: linesOf(nodes), names: new Map(contacts.map(({ id, name }) => [id, name])) }
  }, [live])
}

/** 紧急联系: the call list as a tree, on the screen with masked numbers, on paper in full. */
export function CallsScreen() {
  const text = useText(callText)
  const { clock, may } = useContextOfStore()
  const tree = usePhoneTree()
  const estates = useEstates()
  const [editing, setEditing] = useState<CallContact | 'new' | null>(null)
  const [dropping, setDropping] = useState<CallContact | null>(null)
  const estateOf = (id: string | undefined) => estates.find(({ value }) => value === id)?.label ?? ''
  const back = (
    <Anchor component={Link} href="/requests" className="yz-calls-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
  const lines = tree?.lines ?? []
  return (
    <>
      <div className="yz-no-print">
        <PageHeader
          title={text.title}
          hint={text.hint}
          before={back}
          actions={<Actions any={lines.length > 0} onAdd={() => setEditing('new')} />}
        />
      </div>
      {tree ? null : <LoadingState />}
      {tree && lines.length === 0 ? <EmptyState icon={IconPhoneCall} title={text.empty} hint={text.emptyHint} /> : null}
      {tree && lines.length > 0 ? (
        <>
          <ContactTable
            lines={lines}
            estateOf={estateOf}
            nameOf={(id) => tree.names.get(id ?? '') ?? text.desk}
            onDeed={({ deed, contact }) => (deed === 'edit' ? setEditing(contact) : setDropping(contact))}
          />
          {may('roster.reveal') ? (
            <article className="yz-calls-paper">
              <h2>{text.printTitle}</h2>
              <p>{text.printHint(dayOf(clock()))}</p>
              <Tree nodes={tree.nodes} estateOf={estateOf} />
            </article>
          ) : null}
        </>
      ) : null}
      <ContactDialog editing={editing} contacts={lines.map(({ contact }) => contact)} onClose={() => setEditing(null)} />
      <DropDialog contact={dropping} onClose={() => setDropping(null)} />
    </>
  )
}
