import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import './roster.css'

const looks = {
  /** Needs help. */
  care: { color: 'green', variant: 'light', className: 'yz-tag yz-tag-care' },
  /** Something is to be done. */
  todo: { color: 'yellow.8', variant: 'outline', className: 'yz-tag' },
  /** Does not live here any more. */
  gone: { color: 'gray.7', variant: 'filled', className: 'yz-tag' },
  plain: { color: 'gray.7', variant: 'outline', className: 'yz-tag' },
} as const

/** A short remark beside a name, large enough to be read. */
export function Tag({ look, title, children }: { look: keyof typeof looks; title?: string; children: ReactNode }) {
  return (
    <Badge {...looks[look]} title={title}>
      {children}
    </Badge>
  )
}
