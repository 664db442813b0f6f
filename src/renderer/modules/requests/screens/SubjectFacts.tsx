import { Button, Group, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { spellReceiptNumber } from '../../../../shared/receipt-number'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { Masked } from '../../../ui/Masked'
import { notify } from '../../../ui/notify'
import { convertSubject } from '../subject-operations'
import { assigneeOf, type SubjectState, starsOf } from '../subject-rules'
import { subjectText } from '../subject-text'
import { Grade } from './Light'
import { subjectRefusalText } from './refusal-text'
import { SubjectDialog } from './SubjectDialog'
import { type Names, useEstates } from './use-subjects'

type Field = keyof (typeof subjectText)['zh-CN']['fields']

/** What may be long stands on a line of its own. */
const wide: ReadonlySet<Field> = new Set(['body', 'place', 'receiptNo', 'note', 'assignee'])

function useLines(state: SubjectState, names: Names): [Field, ReactNode][] {
  const text = useText(subjectText)
  const { may } = useContextOfStore()
  const estates = useEstates()
  const { subject, dueOn } = state
  const given = Object.values(assigneeOf(state))
  const stars = ([1, 2, 3, 4, 5] as const).find((one) => one === starsOf(state))
  const phone = subject.phone ? (
    <Masked value={subject.phone} mask={maskPhone} label={text.fields.phone} mayReveal={may('roster.reveal')} />
  ) : null
  const lines: [Field, ReactNode][] = [
    ['body', subject.body],
    ['category', subject.category],
    ['severity', <Grade key="grade" severity={subject.severity} />],
    ['estateId', estates.find(({ value }) => value === subject.estateId)?.label],
    ['place', subject.place],
    ['name', subject.name],
    ['phone', phone],
    ['assignee', given.map((id) => names.of(id)).join('、')],
    ['stars', stars ? text.stars[stars] : ''],
    ['dueOn', dueOn],
    ['receiptNo', subject.receiptNo ? spellReceiptNumber(subject.receiptNo) : ''],
    ['station', text.station[subject.station ?? 'desk']],
    ['day', subject.day],
    ['note', subject.note],
  ]
  return lines.filter(([, value]) => value !== undefined && value !== null && value !== '')
}

/** What was registered, who has it, and the way to mend it. */
export function SubjectFacts({ state, names }: { state: SubjectState; names: Names }) {
  const text = useText(subjectText)
  const { may } = useContextOfStore()
  const convert = useOperation(convertSubject)
  const [editing, setEditing] = useState(false)
  const { subject, counted, over } = state
  const other = subject.kind === 'ticket' ? 'request' : 'ticket'
  const lines = useLines(state, names)
  const turn = async () => {
    const result = await convert({ id: subject.id, to: other })
    if (result.ok) notify('done', text.converted[other])
    else notify('problem', subjectRefusalText(text, result.refusal))
  }
  return (
    <section className="yz-card yz-req-card" aria-labelledby="facts-title">
      <Title order={2} id="facts-title" fz="1.125rem" mb="sm">
        {text.facts}
      </Title>
      <dl className="yz-req-values">
        {lines.map(([field, value]) => (
          <div key={field} data-wide={wide.has(field) || undefined}>
            <dt>{text.fields[field]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {may('requests.write') && !over ? (
        <Group mt="md" gap="sm">
          <Button variant="default" leftSection={<IconPencil size={20} />} onClick={() => setEditing(true)}>
            {text.edit}
          </Button>
          {counted.length === 0 ? (
            <Button variant="default" onClick={turn}>
              {other === 'ticket' ? text.toTicket : text.toRequest}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <SubjectDialog opened={editing} subject={subject} kind={subject.kind} onClose={() => setEditing(false)} />
    </section>
  )
}
