import { Anchor, Button, Group, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconPrinter, IconReceiptOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useLive } from '../../../data/live'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { printPage } from '../../../ui/print-page'
import { type Paper, PrintSlip } from '../../../ui/print-slip/PrintSlip'
import type { Ticket } from '../../requests/schema'
import { addressOf } from '../../requests/subject-filters'
import { subjectById } from '../../requests/subject-queries'
import { mattersText } from '../text'
import './matters.css'

const papers: readonly Paper[] = ['A5', '80mm']

/** 受理回执: the number under which the matter can be asked after, on A5 or as a slip; again as often as it is asked for. */
export function MatterReceiptScreen() {
  const all = useText(mattersText)
  const text = all.receipt
  const word = useText(words)
  const { actor } = useContextOfStore()
  const { id = '' } = useParams()
  const [paper, setPaper] = useState<Paper>('A5')
  const live = useLive((data) => subjectById(data, id), [id])
  if (live.loading) return <LoadingState />
  const ticket = live.value?.toMutableJSON() as Ticket | undefined
  const back = (
    <Anchor component={Link} href="/matters" className="yz-matters-back">
      <IconArrowLeft size={20} aria-hidden="true" />
      {all.back}
    </Anchor>
  )
  if (!ticket?.receiptNo) return <EmptyState icon={IconReceiptOff} order={1} title={text.missing} action={back} />
  const lines = [
    { label: text.matter, value: ticket.title },
    { label: text.name, value: ticket.name ?? '' },
    { label: text.day, value: ticket.day },
    ...(ticket.body ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => ({ label: index === 0 ? text.standing : '', value: line })),
    { label: text.worker, value: actor.name },
  ]
  return (
    <>
      <Group justify="space-between" mb="lg" className="yz-no-print">
        {back}
        <Group>
          <Button component={Link} href={addressOf(ticket)} variant="default">
            {text.progress}
          </Button>
          <SegmentedControl
            aria-label={text.paper}
            value={paper}
            onChange={(value) => setPaper(value === '80mm' ? '80mm' : 'A5')}
            data={papers.map((value) => ({ value, label: text.papers[value] }))}
          />
          <Button leftSection={<IconPrinter size={20} />} onClick={printPage}>
            {word.print}
          </Button>
        </Group>
      </Group>
      <PrintSlip
        paper={paper}
        title={text.title}
        number={{ label: text.number, receiptNo: ticket.receiptNo }}
        lines={lines}
        keep={text.keep}
        seal={text.seal}
      />
    </>
  )
}
