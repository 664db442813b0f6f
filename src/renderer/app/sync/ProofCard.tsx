import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { Card } from './Card'
import { syncText } from './text'

export type ProofSpan = keyof (typeof syncText)['zh-CN']['span']

const spans: readonly ProofSpan[] = ['today', 'week', 'all']

/** 传送凭证 for a span of days. */
export function ProofCard({ onMake }: { onMake: (span: ProofSpan) => Promise<void> }) {
  const text = useText(syncText)
  const [span, setSpan] = useState<ProofSpan>('today')
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      await onMake(span)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={text.proof} hint={text.proofHint}>
      <Group gap="md">
        <SegmentedControl
          size="md"
          aria-label={text.proofSpan}
          value={span}
          onChange={(value) => setSpan(spans.find((one) => one === value) ?? 'today')}
          data={spans.map((value) => ({ value, label: text.span[value] }))}
        />
        <Button variant="default" leftSection={<IconFileCheck size={20} />} onClick={make} loading={busy}>
          {text.proofMake}
        </Button>
      </Group>
    </Card>
  )
}
