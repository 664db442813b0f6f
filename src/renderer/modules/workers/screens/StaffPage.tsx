import { Badge, Button, Group, Modal, Table, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { enrolWorker, reinstateWorker, retireWorker } from '../operations'
import { allStaff } from '../queries'
import type { Worker } from '../schema'
import { workersText } from '../text'
import { ChangePinDialog } from './ChangePinDialog'
import { EnrolForm } from './EnrolForm'
import { refusalText } from './refusal-text'

type Deed = 'pin' | 'retire' | 'reinstate'

function Row({ worker, self, onDeed }: { worker: Worker; self: boolean; onDeed: (deed: Deed) => void }) {
  const text = useText(workersText)
  const action = (deed: Deed, label: string) => (
    <Button variant="subtle" color="gray.8" px="sm" aria-label={`${label} ${worker.name}`} onClick={() => onDeed(deed)}>
      {label}
    </Button>
  )
  return (
    <Table.Tr>
      <Table.Td>
        <Text component="span" fw={600} c={worker.active ? undefined : 'dimmed'}>
          {worker.name}
        </Text>
        {self ? (
          <Text component="span" c="dimmed">
            {' '}
            ({text.you})
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{text.role[worker.role]}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={worker.active ? 'green' : 'gray'} size="lg" radius="sm" tt="none">
          {worker.active ? text.working : text.retired}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap" className="yz-no-print">
          {worker.active ? action('pin', self ? text.changePin : text.resetPin) : action('reinstate', text.reinstate)}
          {worker.active && !self ? action('retire', text.retire) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Staff({ staff, onDeed }: { staff: Worker[]; onDeed: (deed: Deed, worker: Worker) => void }) {
  const text = useText(workersText)
  const { actor } = useContextOfStore()
  return (
    <div className="yz-card">
      <Table verticalSpacing="sm" horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.roleLabel}</Table.Th>
            <Table.Th>{text.status}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {staff.map((worker) => (
            <Row key={worker.id} worker={worker} self={worker.id === actor.id} onDeed={(deed) => onDeed(deed, worker)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const byStanding = (a: Worker, b: Worker) => Number(b.active) - Number(a.active) || a.namePinyin.localeCompare(b.namePinyin)

/** 工作人员: who works here, and what the director can do about it. */
export function StaffPage() {
  const text = useText(workersText)
  const word = useText(words)
  const { clock } = useContextOfStore()
  const live = useLive(allStaff, [])
  const enrol = useOperation(enrolWorker)
  const retire = useOperation(retireWorker)
  const reinstate = useOperation(reinstateWorker)
  const [adding, setAdding] = useState(false)
  const [pinOf, setPinOf] = useState<Worker | null>(null)
  const [leaving, setLeaving] = useState<Worker | null>(null)
  const bringBack = async (worker: Worker) => {
    const result = await reinstate(worker.id)
    if (result.ok) notify('done', text.reinstated(worker.name))
    else notify('problem', refusalText(text, result.refusal, clock()))
  }
  const letGo = async (worker: Worker) => {
    const result = await retire(worker.id)
    if (result.ok) notify('done', text.retiredDone(worker.name))
    else notify('problem', refusalText(text, result.refusal, clock()))
  }
  const act = (deed: Deed, worker: Worker) => {
    if (deed === 'pin') setPinOf(worker)
    else if (deed === 'retire') setLeaving(worker)
    else bringBack(worker)
  }
  const add = (
    <Button leftSection={<IconUserPlus size={20} />} onClick={() => setAdding(true)}>
      {text.addWorker}
    </Button>
  )
  return (
    <>
      <PageHeader title={text.staff} hint={text.staffHint} actions={add} />
      {live.loading ? (
        <LoadingState />
      ) : (
        <Staff staff={live.value.map((found) => found.toMutableJSON()).sort(byStanding)} onDeed={act} />
      )}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={text.addWorker}
        size="lg"
        closeButtonProps={{ 'aria-label': word.close }}
      >
        <EnrolForm
          withRole
          submitLabel={word.add}
          enrol={enrol}
          onDone={(worker) => {
            setAdding(false)
            notify('done', text.added(worker.name))
          }}
        />
      </Modal>
      <ChangePinDialog worker={pinOf} onClose={() => setPinOf(null)} />
      <ConfirmDialog
        opened={leaving !== null}
        title={text.retireTitle(leaving?.name ?? '')}
        confirmLabel={text.retire}
        danger
        onConfirm={() => (leaving ? letGo(leaving) : undefined)}
        onClose={() => setLeaving(null)}
      >
        {text.retireBody}
      </ConfirmDialog>
    </>
  )
}
