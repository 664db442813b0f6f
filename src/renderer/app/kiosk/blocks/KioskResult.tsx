import { IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'
import { KioskButton } from './KioskButton'

type Props = {
  /** `done`: it was handed in; `already`: it had been before; `problem`: it was not. */
  kind: 'done' | 'already' | 'problem'
  title: string
  children?: ReactNode
  /** As it is spelled on paper, in fours. Shown as large as the screen allows: a printer may fail, a number that was read does not. */
  receiptNo?: string
  /** Other things to do from here: print, once more. */
  actions?: ReactNode
  done: () => void
}

const pictures = { done: IconCircleCheck, already: IconClock, problem: IconCircleX }

/** What came of it. */
export function KioskResult({ kind, title, children, receiptNo, actions, done }: Props) {
  const text = useText(kioskText)
  const Picture = pictures[kind]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section className="yz-k-result" data-kind={kind}>
      <span className="yz-k-result-picture" aria-hidden="true">
        <Picture size="100%" stroke={1.5} />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {receiptNo ? (
        <p className="yz-k-receipt">
          <span>{text.receiptNo}</span>
          <strong>{receiptNo}</strong>
          <span>{text.receiptKeep}</span>
        </p>
      ) : null}
      {children}
      <div className="yz-k-ways">
        {actions}
        <KioskButton kind="main" onPress={done}>
          {text.finish}
        </KioskButton>
      </div>
    </section>
  )
}
