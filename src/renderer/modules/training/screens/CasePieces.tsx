import { Anchor, Badge, Mark } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import type { Piece } from '../case-marks'
import { caseText } from '../case-text'
import type { CaseStudy, Problem } from '../schema'
import './cases.css'

/** A text with what was looked for marked in it. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0
  return pieces.map(({ text, hit }) => {
    at += text.length
    return hit ? <Mark key={at}>{text}</Mark> : <span key={at}>{text}</span>
  })
}

const colours = { highFrequency: 'vermilion', collected: 'gray', retired: 'yellow', caseStudy: 'green' } as const

/** What something is: a problem and how it stands, or a case. */
export function KindBadge({ of }: { of: Problem | CaseStudy }) {
  const text = useText(caseText)
  const kind = of.kind === 'problem' ? of.problemStatus : of.kind
  return (
    <Badge variant="light" color={colours[kind]} size="lg" radius="sm" tt="none">
      {text.kind[kind]}
    </Badge>
  )
}

export const hrefOf = ({ id, kind }: Pick<Problem | CaseStudy, 'id' | 'kind'>): string =>
  kind === 'problem' ? `/cases/problems/${id}` : `/cases/${id}`

export function BackToCases() {
  const text = useText(caseText)
  return (
    <Anchor component={Link} href="/cases" className="yz-cases-back yz-no-print">
      <IconArrowLeft size={20} aria-hidden="true" />
      {text.back}
    </Anchor>
  )
}
