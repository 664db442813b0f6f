import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { spellReceiptNumber } from '../../../../shared/receipt-number'
import { useText } from '../../../i18n/use-text'
import { LoadingState } from '../../../ui/LoadingState'
import { KioskButton } from '../blocks/KioskButton'
import { KioskResult } from '../blocks/KioskResult'
import type { HandIn } from './hand-in'
import { PrintButton } from './PrintButton'
import { flowText } from './text'

/** What came of handing in, whatever was handed in: on its way, failed with a way out, or the receipt. */
export function HandedIn({
  state,
  again,
  done,
  title,
  hint,
  ticket,
  withoutNumber = false,
}: {
  state: Exclude<HandIn, { at: 'filling' }>
  again: () => void
  done: () => void
  title?: string
  hint?: ReactNode
  /** 取号: the number that is called stands large in place of the receipt's, which is on the slip. */
  ticket?: string
  /** A check-in needs no number: nobody asks after it. */
  withoutNumber?: boolean
}) {
  const text = useText(flowText)
  if (state.at === 'handing') return <LoadingState label={text.handingIn} />
  if (state.at === 'failed')
    return (
      <KioskResult
        kind="problem"
        title={text.failed[state.why]}
        done={done}
        actions={
          <KioskButton icon={IconRefresh} onPress={again}>
            {text.tryAgain}
          </KioskButton>
        }
      >
        <p>{text.failedHint}</p>
      </KioskResult>
    )
  return (
    <KioskResult
      kind="done"
      title={title ?? (state.online ? text.handedIn : text.handedInOffline)}
      done={done}
      {...(withoutNumber || ticket ? {} : { receiptNo: spellReceiptNumber(state.receiptNo) })}
      {...(withoutNumber ? {} : { actions: <PrintButton handedIn={state} /> })}
    >
      {ticket ? (
        <p className="yz-k-receipt">
          <strong>{ticket}</strong>
        </p>
      ) : null}
      <p>{hint ?? text.willSee}</p>
      {title && !state.online ? <p>{text.handedInOffline}</p> : null}
    </KioskResult>
  )
}
