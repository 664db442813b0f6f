import type { ReactNode } from 'react'
import { spellReceiptNumber } from '../../../shared/receipt-number'
import './print-slip.css'

export type Paper = '80mm' | 'A5'

export type SlipLine = { label: string; value: string }

/** The number as it is read aloud and typed: in fours, the two check digits apart, none of them broken over a line. */
export function SlipNumber({ receiptNo }: { receiptNo: string }) {
  const groups = spellReceiptNumber(receiptNo).split(' ')
  return (
    <strong className="yz-paper-number">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one number keep their places
        <span key={index} data-check={index === groups.length - 1 || undefined}>
          {group}
          {index < groups.length - 1 ? ' ' : ''}
        </span>
      ))}
    </strong>
  )
}

/**
 * A receipt on paper, 80 mm of thermal roll or A5: who gives it, what it is, its number large, a few lines. `@page` gives the
 * sheet its size, so printing the page that holds it is all there is to do. What it says is the caller's; a slip of a kiosk
 * says nothing of who somebody is.
 */
export function PrintSlip(props: {
  paper: Paper
  title: string
  /** 26 digits; the last 14 are printed. */
  number?: { label: string; receiptNo: string } | undefined
  /** Larger than the number: 取号. */
  ticket?: string | undefined
  lines: readonly SlipLine[]
  children?: ReactNode
  /** What to do with it. */
  keep?: string | undefined
  /** 盖章: room for a seal, on A5 only. */
  seal?: string | undefined
}) {
  const { paper, title, number, ticket, lines, children, keep, seal } = props
  return (
    <section className="yz-paper" data-paper={paper} aria-label={title}>
      <h2>{title}</h2>
      {ticket ? <p className="yz-paper-ticket">{ticket}</p> : null}
      {number ? (
        <p className="yz-paper-numbered">
          <span>{number.label}</span>
          <SlipNumber receiptNo={number.receiptNo} />
        </p>
      ) : null}
      <dl>
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      {keep ? <p className="yz-paper-keep">{keep}</p> : null}
      {seal && paper === 'A5' ? <p className="yz-paper-seal">{seal}</p> : null}
    </section>
  )
}
