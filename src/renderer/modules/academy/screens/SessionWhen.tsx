import { ActionIcon, Button, Grid, Group, Pill, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { isDay } from '../../../lib/time'
import { rhythms, weekdayOf } from '../session-rules'
import { Cell, type FieldsProps, useField } from './session-fields'
import { laidOut, type TypedSession } from './session-form'

/** The days as they are laid out, each with its way out, and one more by hand. */
function Days(props: FieldsProps) {
  const { text, errorOf } = useField(props)
  const { typed, onType } = props
  const [more, setMore] = useState('')
  const put = () => {
    if (!isDay(more)) return
    onType({ days: [...new Set([...typed.days, more])].sort() })
    setMore('')
  }
  const fault = errorOf('days')
  return (
    <Stack gap="xs">
      <div className="yz-academy-days" role="group" aria-label={text.days}>
        {typed.days.map((day) => {
          const label = text.dayLabel(day, weekdayOf(day))
          return (
            <Pill key={day} size="lg" component="span">
              <Group component="span" gap={2} wrap="nowrap">
                {label}
                <ActionIcon
                  variant="transparent"
                  color="gray.8"
                  size={24}
                  aria-label={text.dropDay(label)}
                  onClick={() => onType({ days: typed.days.filter((known) => known !== day) })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            </Pill>
          )
        })}
      </div>
      {fault ? (
        <Text c="vermilion.8" size="sm">
          {fault}
        </Text>
      ) : null}
      <Group align="flex-end" gap="md" wrap="wrap">
        <TextInput label={text.addDay} type="date" value={more} onChange={(event) => setMore(event.currentTarget.value)} />
        <Button variant="default" onClick={put} disabled={!isDay(more)}>
          {text.putDay}
        </Button>
        <Text c="dimmed" size="xs" flex="1 1 12rem">
          {text.daysHint}
        </Text>
      </Group>
    </Stack>
  )
}

/** When a session is held: its days by a rhythm, then each by hand, and its hours. */
export function SessionWhen(props: FieldsProps) {
  const { text, errorOf, field } = useField(props)
  const { typed, onType } = props
  const lay = (change: Partial<Pick<TypedSession, 'first' | 'count' | 'rhythm'>>) => onType(laidOut(typed, change))
  return (
    <>
      <Grid gap="md">
        <Cell span={3}>
          <TextInput
            label={text.firstDay}
            type="date"
            value={typed.first}
            onChange={(event) => lay({ first: event.currentTarget.value })}
            error={errorOf('days') && typed.days.length === 0}
          />
        </Cell>
        <Cell span={2}>
          <TextInput
            label={text.howMany}
            inputMode="numeric"
            value={typed.count}
            onChange={(event) => lay({ count: event.currentTarget.value })}
          />
        </Cell>
        <Cell span={3}>
          <Select
            label={text.rhythm}
            data={rhythms.map((value) => ({ value, label: text.rhythms[value] }))}
            value={typed.rhythm}
            onChange={(value) => lay({ rhythm: rhythms.find((known) => known === value) ?? 'weekly' })}
          />
        </Cell>
        <Cell span={2}>
          <TextInput label={text.startsAt} type="time" {...field('startsAt')} error={errorOf('startsAt')} />
        </Cell>
        <Cell span={2}>
          <TextInput label={text.endsAt} type="time" {...field('endsAt')} error={errorOf('endsAt')} />
        </Cell>
      </Grid>
      <Days {...props} />
    </>
  )
}
