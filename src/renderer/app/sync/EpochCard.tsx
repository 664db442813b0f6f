import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { formatInstant } from '../../lib/time'
import type { Pause } from '../../sync/types'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { syncText } from './text'

type Choice = 'push-all' | 'take-theirs'
const choices: readonly Choice[] = ['push-all', 'take-theirs']

/** The center is another than this computer knew: what happened, that nothing is lost, and the two ways on. */
export function EpochCard({
  pause,
  here,
  unsent,
  mayChoose,
  onChoose,
}: {
  pause: Extract<Pause, { why: 'epoch' }>
  /** Records on this computer. */
  here: number
  unsent: number
  mayChoose: boolean
  onChoose: (choice: Choice) => Promise<void>
}) {
  const text = useText(syncText).epoch
  const [asked, setAsked] = useState<Choice>('push-all')
  const [asking, setAsking] = useState(false)
  const ask = (choice: Choice) => {
    setAsked(choice)
    setAsking(true)
  }
  return (
    <section className="yz-card yz-sync-card yz-sync-epoch" aria-labelledby="epoch-title" role="alert">
      <Title order={2} id="epoch-title">
        <IconAlertTriangle size={26} aria-hidden="true" />
        {text.title}
      </Title>
      <Text>{text.what[pause.what](formatInstant(pause.since))}</Text>
      <Text>{text.safe}</Text>
      <Text fw={700}>{mayChoose ? text.ask : text.byOther}</Text>
      {mayChoose ? (
        <div className="yz-sync-choices">
          {choices.map((choice) => (
            <div key={choice} className="yz-sync-choice">
              <Button
                variant={choice === 'push-all' ? 'filled' : 'default'}
                aria-describedby={`epoch-${choice}`}
                onClick={() => ask(choice)}
                fullWidth
              >
                {text[choice].choose}
              </Button>
              <Text size="sm" c="dimmed" id={`epoch-${choice}`}>
                {text[choice].hint}
              </Text>
            </div>
          ))}
        </div>
      ) : null}
      <ConfirmDialog
        opened={asking}
        title={text[asked].title}
        confirmLabel={text[asked].confirm}
        danger={asked === 'take-theirs'}
        onConfirm={() => onChoose(asked)}
        onClose={() => setAsking(false)}
      >
        {asked === 'push-all' ? text['push-all'].body(here) : text['take-theirs'].body(here, unsent)}
      </ConfirmDialog>
    </section>
  )
}
