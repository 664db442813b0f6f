import { Alert, Anchor, Button, Group, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconPrinter, IconReceiptOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { nextReceiptNo } from '../../../data/receipt-client'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf, formatInstant, instantOf } from '../../../lib/time'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { printPage } from '../../../ui/print-page'
import { type Paper, PrintSlip } from '../../../ui/print-slip/PrintSlip'
import { giveReceiptNo } from '../registration-operations'
import type { Registration } from '../schema'
import { membersText } from '../text'
import type { Comer } from './use-comers'
import { useDirectory } from './use-directory'
import './members.css'

const papers: readonly Paper[] = ['A5', '80mm']

/** The receipt itself: what stands on the paper. */
function Receipt(props: { comer: Comer; registration: Registration; paper: Paper; reprintedAt: string | null }) {
  const { comer, registration, paper, reprintedAt } = props
  const all = useText(membersText)
  const text = all.receipt
  const { actor, centerCode } = useContextOfStore()
  const lines = [
    { label: text.name, value: comer.member.name },
    { label: text.unit, value: comer.unit?.name ?? '' },
    { label: text.kind, value: all.kinds[registration.registrationKind] },
    { label: text.day, value: registration.startsOn },
    { label: text.code, value: comer.member.personalCode ?? '' },
    { label: text.community, value: centerCode },
    { label: text.worker, value: actor.name },
  ]
  const { receiptNo } = registration
  return (
    <PrintSlip
      paper={paper}
      title={text.title}
      number={receiptNo ? { label: text.number, receiptNo } : undefined}
      lines={lines}
      keep={text.keep}
      seal={text.sign}
    >
      {reprintedAt ? <p>{text.reprinted(formatInstant(reprintedAt))}</p> : null}
    </PrintSlip>
  )
}

/** Gives a registration its number the first time its receipt is opened; afterwards every print is a reprint. */
function useReceiptNumber(registration: Registration | null) {
  const { clock } = useContextOfStore()
  const give = useOperation(giveReceiptNo)
  const [tries, setTries] = useState(0)
  const [failed, setFailed] = useState(false)
  const had = useRef<boolean | null>(null)
  if (registration && had.current === null) had.current = registration.receiptNo !== undefined
  const id = registration?.id
  const missing = registration !== null && registration.receiptNo === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks once more
  useEffect(() => {
    if (!id || !missing) return
    let gone = false
    setFailed(false)
    nextReceiptNo(dayOf(clock())).then(
      (receiptNo) => (gone ? undefined : give({ id, receiptNo })),
      () => (gone ? undefined : setFailed(true)),
    )
    return () => {
      gone = true
    }
  }, [id, missing, tries, clock, give])
  return { failed, again: () => setTries(tries + 1), isReprint: had.current === true }
}

/** 报到回执: on A5 with room for the seal, or as a slip of 80 mm; again as often as it is asked for, with the same number. */
export function ReceiptScreen() {
  const all = useText(membersText)
  const text = all.receipt
  const word = useText(words)
  const { clock } = useContextOfStore()
  const { id = '' } = useParams()
  const directory = useDirectory()
  const registration = directory?.registrations.find((one) => one.id === id) ?? null
  const comer = directory?.byId.get(registration?.memberId ?? '')
  const [paper, setPaper] = useState<Paper>('A5')
  const number = useReceiptNumber(registration)
  if (!directory) return <LoadingState />
  if (!registration || !comer) return <EmptyState icon={IconReceiptOff} order={1} title={all.page.missing} />
  const reprintedAt = number.isReprint ? instantOf(clock()) : null
  return (
    <>
      <Group justify="space-between" mb="lg" className="yz-no-print">
        <Anchor component={Link} href={`/members/${comer.member.id}`} className="yz-members-back">
          <IconArrowLeft size={20} aria-hidden="true" />
          {comer.member.name}
        </Anchor>
        <Group>
          <SegmentedControl
            aria-label={text.paper}
            value={paper}
            onChange={(value) => setPaper(value === '80mm' ? '80mm' : 'A5')}
            data={papers.map((value) => ({ value, label: text.papers[value] }))}
          />
          <Button leftSection={<IconPrinter size={20} />} disabled={!registration.receiptNo} onClick={printPage}>
            {number.isReprint ? all.page.reprint : text.print}
          </Button>
        </Group>
      </Group>
      {number.failed ? (
        <Alert role="alert" color="vermilion" mb="md" className="yz-no-print">
          <Group>
            {text.failed}
            <Button variant="default" onClick={number.again}>
              {word.tryAgain}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <Receipt comer={comer} registration={registration} paper={paper} reprintedAt={reprintedAt} />
    </>
  )
}
