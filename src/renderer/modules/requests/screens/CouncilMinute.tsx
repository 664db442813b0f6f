import { Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { keepMinute } from '../council-operations'
import { longest } from '../council-rules'
import { councilText } from '../council-text'
import type { CouncilMeeting } from '../schema'
import { councilRefusal } from './council-refusals'

/** After so long a pause what was written is kept. */
const pauseMs = 1500

/**
 * A minute is written over an hour while the desk locks itself after five minutes: it is kept whenever the pen rests, and at the
 * latest when the page is left. What another desk writes is shown while nobody writes here.
 */
function useMinute(meeting: CouncilMeeting) {
  const text = useText(councilText)
  const keep = useOperation(keepMinute)
  const [typed, setTyped] = useState<string | null>(null)
  const waiting = useRef<string | null>(null)
  const { id, minute = '' } = meeting
  const save = useCallback(async () => {
    const due = waiting.current
    if (due === null) return
    waiting.current = null
    const result = await keep({ id, minute: due })
    if (!result.ok) return notify('problem', councilRefusal(text, result.refusal))
    // Typed on in the meantime: that is kept at the next pause.
    setTyped((now) => (now === due ? null : now))
  }, [keep, id, text])
  useEffect(() => {
    if (typed === null) return
    waiting.current = typed
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, save])
  useEffect(() => () => void save(), [save])
  return { value: typed ?? minute, isSaved: typed === null, type: setTyped, save }
}

/** 会议纪要, kept as it is written. */
export function CouncilMinute({ meeting }: { meeting: CouncilMeeting }) {
  const text = useText(councilText)
  const { may } = useContextOfStore()
  const { value, isSaved, type, save } = useMinute(meeting)
  const mayWrite = may('requests.write')
  return (
    <Stack component="section" className="yz-card yz-council-part" gap="xs" aria-labelledby="council-minute">
      <Group justify="space-between">
        <Title order={2} id="council-minute" fz="1.25rem">
          {text.minute}
        </Title>
        {mayWrite && value !== '' ? (
          <Text c="dimmed" role="status">
            {isSaved ? text.autoSaved : text.saving}
          </Text>
        ) : null}
      </Group>
      {mayWrite ? <Text c="dimmed">{text.minuteHint}</Text> : null}
      <Textarea
        aria-labelledby="council-minute"
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void save()}
        maxLength={longest.minute}
        readOnly={!mayWrite}
        autosize
        minRows={6}
        maxRows={24}
      />
    </Stack>
  )
}
