import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLanguage, useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { FaultState } from '../../ui/FaultState'
import { DemoBand } from '../DemoBand'
import type { OpenedStore } from '../start/desk'
import { useStart } from '../start/use-start'
import { SetupFrame } from './SetupFrame'
import { prepareSample, type SampleReady, sampleResidents } from './sample'
import { setupText } from './text'

function Loading({ share, onCancel }: { share: number; onCancel: () => void }) {
  const text = useText(setupText)
  const word = useText(words)
  const percent = Math.floor(share * 100)
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{text.loadingSample}</Title>
        <Text c="dimmed">{text.loadingSampleHint}</Text>
      </div>
      <div>
        <Progress value={percent} size={14} radius="xl" aria-label={text.loadingSample} />
        <Text mt="xs">{text.loaded(percent)}</Text>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {word.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

function Ready({ ready, onEnter }: { ready: SampleReady; onEnter: () => void }) {
  const text = useText(setupText)
  const { language } = useLanguage()
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{text.sampleReady}</Title>
        <Text c="dimmed" data-testid="sample-seconds">
          {text.sampleSeconds(ready.residents.toLocaleString(language), ready.seconds.toFixed(1))}
        </Text>
      </div>
      <Alert color="green" variant="light">
        <Text>{text.samplePin(ready.worker.name, ready.pin)}</Text>
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onEnter} autoFocus>
          {text.enterSample}
        </Button>
      </Group>
    </Stack>
  )
}

/** Fills the store of a sample center. Broken off by a reload it goes on; cancelled, nothing of it stays. */
export function SampleLoading({ opened }: { opened: OpenedStore }) {
  const text = useText(setupText)
  const word = useText(words)
  const start = useStart()
  const [share, setShare] = useState(0)
  const [ready, setReady] = useState<SampleReady | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another run of the same effect
  useEffect(() => {
    const breaking = new AbortController()
    prepareSample(opened, { residents: sampleResidents, onProgress: setShare, signal: breaking.signal }).then(
      (result) => {
        if (result.ok) setReady(result.value)
      },
      (cause) => setFault(String(cause)),
    )
    return () => breaking.abort()
  }, [opened, attempt])
  const cancel = () => start.leaveDemo(opened)
  const retry = () => {
    setFault(null)
    setAttempt(attempt + 1)
  }
  const giveUp = (
    <Button variant="default" onClick={cancel}>
      {word.cancel}
    </Button>
  )
  return (
    <>
      <DemoBand />
      <SetupFrame step={null}>
        {fault ? (
          <FaultState title={text.sampleFault} advice={text.sampleFaultHint} detail={fault} onRetry={retry} action={giveUp} />
        ) : ready ? (
          <Ready ready={ready} onEnter={() => start.enterDesk(opened, ready.worker)} />
        ) : (
          <Loading share={share} onCancel={cancel} />
        )}
      </SetupFrame>
    </>
  )
}
