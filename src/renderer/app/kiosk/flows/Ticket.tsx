import { useMemo } from 'react'
import { serialOf } from '../../../../shared/receipt-number'
import { useText } from '../../../i18n/use-text'
import { KioskChoice } from '../blocks/KioskChoice'
import { KioskStep } from '../blocks/KioskStep'
import { useKiosk } from '../kiosk-context'
import { HandedIn } from './HandedIn'
import { useHandIn } from './hand-in'
import { flowText } from './text'

/**
 * The number that is called: the letter of the counter, two digits of the kiosk, and the receipt's serial of the day, so that two kiosks that
 * are apart do not give the same. `A21-017`.
 */
export function ticketNumber(letter: string, receiptNo: string): string {
  const kiosk = receiptNo.slice(-12, -10)
  return `${letter}${kiosk}-${String(serialOf(receiptNo)).padStart(3, '0')}`
}

/** The counters there are: of the matters the center has guidance for, and a general one. At most one for each letter. */
export function queuesOf(categories: readonly (string | undefined)[], general: string): { letter: string; name: string }[] {
  const named = [...new Set(categories.filter((name): name is string => name !== undefined && name !== ''))].sort()
  return [general, ...named.filter((name) => name !== general)]
    .slice(0, 26)
    .map((name, index) => ({ letter: String.fromCharCode(65 + index), name }))
}

/** 取号: which counter; the choice gives the number. */
export function Ticket({ done }: { done: () => void }) {
  const text = useText(flowText)
  const { catalogue } = useKiosk()
  const { state, handIn, again } = useHandIn()
  const queues = useMemo(
    () =>
      queuesOf(
        catalogue.filter(({ kind, open }) => kind === 'matter' && open !== false).map(({ category }) => category),
        text.ticket.general,
      ),
    [catalogue, text],
  )
  if (state.at !== 'filling') return <TicketDone state={state} again={again} done={done} />
  return (
    <KioskStep title={text.ticket.which} onBack={done}>
      <KioskChoice
        label={text.ticket.which}
        shape="tiles"
        options={queues.map(({ letter, name }) => ({ id: letter, label: name }))}
        onChoose={(letter) => {
          const queue = queues.find((one) => one.letter === letter)?.name ?? text.ticket.general
          handIn((receiptNo) => ({ kind: 'ticket', queue, number: ticketNumber(letter, receiptNo) }))
        }}
      />
    </KioskStep>
  )
}

function TicketDone({ state, again, done }: Omit<Parameters<typeof HandedIn>[0], 'title' | 'hint'>) {
  const text = useText(flowText)
  const number = state.at === 'done' && state.ticket ? { ticket: state.ticket } : {}
  return <HandedIn state={state} again={again} done={done} title={text.ticket.done} hint={text.ticket.doneHint} {...number} />
}
