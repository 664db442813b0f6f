import { ActionIcon, Alert, Badge, Button, Group, Select, Table, TextInput } from '@mantine/core'
import { IconCalendarOff, IconTrash } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { addDays } from '../days'
import { addHolidays, removeHolidays } from '../operations'
import { toursText } from '../text'
import { type HolidayRefusal, type HolidaySpan, longest, spansOf } from '../tour-rules'
import { BackLink } from './BackLink'
import { useTours } from './use-tours'
import './tours.css'

const empty = { title: '', from: '', to: '', worked: 'rest' }

function AddForm() {
  const text = useText(toursText)
  const add = useOperation(addHolidays)
  const [typed, setTyped] = useState(empty)
  const [refusal, setRefusal] = useState<HolidayRefusal | null>(null)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { title, from, to, worked } = typed
    const result = await add({ title, from, to: to || from, worked: worked === 'work' })
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    notify('done', text.added)
    setTyped({ ...empty, title })
  }
  const day = (field: 'from' | 'to') => ({
    type: 'date',
    value: typed[field],
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [field]: event.currentTarget.value }),
  })
  return (
    <form onSubmit={submit} noValidate className="yz-card yz-holiday-form">
      <Group align="flex-end" gap="md">
        <TextInput
          label={text.holidayName}
          placeholder={text.holidayNameHint}
          value={typed.title}
          onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
          maxLength={longest.title}
          autoComplete="off"
        />
        <TextInput label={text.from} {...day('from')} />
        <TextInput label={text.to} {...day('to')} />
        <Select
          label={text.kindOfDay}
          data={[
            { value: 'rest', label: text.rest },
            { value: 'work', label: text.work },
          ]}
          value={typed.worked}
          onChange={(worked) => setTyped({ ...typed, worked: worked ?? 'rest' })}
        />
        <Button type="submit">{text.addHoliday}</Button>
      </Group>
      {refusal ? (
        <Alert color="vermilion" role="alert" mt="md">
          {refusal.code === 'not-allowed' ? text.refusal['not-allowed'] : text.holidayFault[refusal.code]}
        </Alert>
      ) : null}
    </form>
  )
}

function Spans({ spans, onRemove }: { spans: HolidaySpan[]; onRemove: ((span: HolidaySpan) => void) | null }) {
  const text = useText(toursText)
  return (
    <div className="yz-card yz-table-card">
      <Table horizontalSpacing="lg" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.day}</Table.Th>
            <Table.Th>{text.holidayName}</Table.Th>
            <Table.Th>{text.kindOfDay}</Table.Th>
            {onRemove ? <Table.Td /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spans.map((span) => (
            <Table.Tr key={span.from}>
              <Table.Td>{text.daysOf(span.from, span.to)}</Table.Td>
              <Table.Td fw={600}>{span.title}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={span.worked ? 'gray' : 'green'} size="lg" radius="sm" tt="none">
                  {span.worked ? text.work : text.rest}
                </Badge>
              </Table.Td>
              {onRemove ? (
                <Table.Td ta="right">
                  <ActionIcon aria-label={text.removeHoliday(`${span.title} ${span.from}`)} onClick={() => onRemove(span)}>
                    <IconTrash size={20} />
                  </ActionIcon>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** 节假日与调休: on which days no tour goes. */
export function HolidaysScreen() {
  const text = useText(toursText)
  const { may } = useContextOfStore()
  const tours = useTours()
  const remove = useOperation(removeHolidays)
  const mayWrite = may('teams.write')
  const spans = tours ? spansOf(tours.holidays, (day) => addDays(day, 1)).reverse() : []
  const drop = async ({ ids }: HolidaySpan) => {
    const result = await remove({ ids })
    if (!result.ok) notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <>
      <PageHeader title={text.holidaysTitle} hint={text.holidaysHint} before={<BackLink />} />
      {mayWrite ? <AddForm /> : null}
      {tours ? null : <LoadingState />}
      {tours && spans.length > 0 ? <Spans spans={spans} onRemove={mayWrite ? drop : null} /> : null}
      {tours && spans.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconCalendarOff} title={text.noHolidays} hint={text.noHolidaysHint} />
        </div>
      ) : null}
    </>
  )
}
