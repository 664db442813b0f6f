import { Button, Checkbox, Chip, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import type { ScheduleSettings } from '../../sync/types'
import { Card } from './Card'
import {
  faultOfSchedule,
  faultOfWindow,
  isSameWindow,
  type NamedWindow,
  namedWindows,
  roundMinutes,
  type ScheduleFault,
  toggleWindow,
} from './schedule-form'
import { syncText } from './text'

type Windows = ScheduleSettings['windows']

const names = Object.keys(namedWindows) as NamedWindow[]
const isNamed = (window: Windows[number]) => names.some((name) => isSameWindow(window, namedWindows[name]))

/** Hours that have no name of their own: typed, added, taken out. */
function OtherWindows({ windows, onChange }: { windows: Windows; onChange: (windows: Windows) => void }) {
  const text = useText(syncText)
  const [typed, setTyped] = useState({ from: '', to: '' })
  const [fault, setFault] = useState<ScheduleFault | null>(null)
  const add = () => {
    const wrong = faultOfWindow(typed)
    setFault(wrong)
    if (wrong || windows.some((window) => isSameWindow(window, typed))) return
    onChange(toggleWindow(windows, typed))
    setTyped({ from: '', to: '' })
  }
  const field = (which: 'from' | 'to') => (
    <TextInput
      label={text[which]}
      placeholder={which === 'from' ? '08:30' : '11:30'}
      w={110}
      value={typed[which]}
      onChange={({ currentTarget }) => setTyped((now) => ({ ...now, [which]: currentTarget.value }))}
    />
  )
  return (
    <div>
      <Group gap="sm" align="flex-end">
        {field('from')}
        {field('to')}
        <Button variant="default" leftSection={<IconPlus size={20} />} onClick={add}>
          {text.addWindow}
        </Button>
      </Group>
      {fault ? (
        <Text role="alert" c="var(--mantine-color-error)" mt={4}>
          {text.windowFault[fault]}
        </Text>
      ) : null}
    </div>
  )
}

function WindowChoice({ windows, onChange }: { windows: Windows; onChange: (windows: Windows) => void }) {
  const text = useText(syncText)
  const label: Record<NamedWindow, string> = { noon: text.noon, evening: text.evening }
  return (
    <Stack gap="sm" className="yz-sync-wide">
      <Group gap="xs">
        {names.map((name) => (
          <Chip
            key={name}
            size="md"
            color="green.8"
            checked={windows.some((window) => isSameWindow(window, namedWindows[name]))}
            onChange={() => onChange(toggleWindow(windows, namedWindows[name]))}
          >
            {label[name]}
          </Chip>
        ))}
        {windows
          .filter((window) => !isNamed(window))
          .map((window) => (
            <Chip
              key={`${window.from}${window.to}`}
              size="md"
              color="green.8"
              checked
              aria-label={text.removeWindow(window.from, window.to)}
              onChange={() => onChange(toggleWindow(windows, window))}
            >
              {`${window.from}–${window.to}`}
            </Chip>
          ))}
      </Group>
      <OtherWindows windows={windows} onChange={onChange} />
    </Stack>
  )
}

/** 定时: how often, in which hours, and whether the network is metered. Read only for whoever may not change it. */
export function ScheduleCard({
  settings,
  mayChange,
  onSave,
}: {
  settings: ScheduleSettings
  mayChange: boolean
  onSave: (settings: ScheduleSettings) => Promise<void>
}) {
  const text = useText(syncText)
  const [draft, setDraft] = useState(settings)
  const [limited, setLimited] = useState(settings.windows.length > 0)
  const [fault, setFault] = useState<ScheduleFault | null>(null)
  const [busy, setBusy] = useState(false)
  const wish = { ...draft, windows: limited ? draft.windows : [] }
  const save = async () => {
    const wrong = faultOfSchedule(wish, limited)
    setFault(wrong)
    if (wrong) return
    setBusy(true)
    try {
      await onSave(wish)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={text.schedule} hint={mayChange ? text.scheduleHint : text.scheduleByOther}>
      <fieldset className="yz-sync-schedule" disabled={!mayChange}>
        <Select
          label={text.every}
          w={200}
          value={String(draft.everyMinutes)}
          data={[...new Set([...roundMinutes, settings.everyMinutes])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: text.minutes(count) }))}
          onChange={(value) => setDraft((now) => ({ ...now, everyMinutes: Number(value) }))}
        />
        <Radio.Group
          pt={4}
          aria-label={text.schedule}
          value={limited ? 'only' : 'all'}
          onChange={(value) => setLimited(value === 'only')}
        >
          <Stack gap="xs">
            <Radio value="all" label={text.allDay} size="md" color="green.8" />
            <Radio value="only" label={text.onlyIn} size="md" color="green.8" />
          </Stack>
        </Radio.Group>
        <Checkbox
          pt={4}
          size="md"
          color="green.8"
          label={text.metered}
          description={text.meteredHint}
          checked={draft.metered}
          onChange={({ currentTarget }) => setDraft((now) => ({ ...now, metered: currentTarget.checked }))}
        />
        {limited ? (
          <WindowChoice windows={draft.windows} onChange={(windows) => setDraft((now) => ({ ...now, windows }))} />
        ) : null}
        {fault ? (
          <Text role="alert" c="var(--mantine-color-error)" className="yz-sync-wide">
            {text.windowFault[fault]}
          </Text>
        ) : null}
        {mayChange ? (
          <Group className="yz-sync-wide">
            <Button variant="default" onClick={save} loading={busy}>
              {text.saveSchedule}
            </Button>
          </Group>
        ) : null}
      </fieldset>
    </Card>
  )
}
