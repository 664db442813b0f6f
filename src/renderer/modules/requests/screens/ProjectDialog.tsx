import { Group, Radio, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { projectKinds } from '../../catalogue/schema'
import { openProject } from '../project-operations'
import type { ProjectKind } from '../project-rules'
import { projectText } from '../project-text'
import { DeedDialog } from './DeedDialog'
import { openingRefusal } from './project-refusals'

type Typed = { title: string; body: string; place: string; startsOn: string; endsOn: string }
const nothing: Typed = { title: '', body: '', place: '', startsOn: '', endsOn: '' }

/** A new co-built project or practical item. */
export function ProjectDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const text = useText(projectText)
  const open = useOperation(openProject)
  const [projectKind, setKind] = useState<ProjectKind>('coProject')
  const [typed, setTyped] = useState(nothing)
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setTyped((before) => ({ ...before, [name]: value }))
    },
    autoComplete: 'off',
  })
  const submit = async () => {
    const result = await open({ ...typed, projectKind })
    if (!result.ok) return openingRefusal(text, result.refusal)
    notify('done', text.opened(result.value.title))
    onAdded(result.value.id)
    return null
  }
  return (
    <DeedDialog opened title={text.add} submit={submit} onClose={onClose}>
      <Radio.Group
        label={text.kindLabel}
        value={projectKind}
        onChange={(value) => setKind(projectKinds.find((known) => known === value) ?? 'coProject')}
      >
        <Group mt="xs">
          {projectKinds.map((kind) => (
            <Radio key={kind} value={kind} label={text.kind[kind]} />
          ))}
        </Group>
      </Radio.Group>
      <TextInput label={text.name} placeholder={text.nameHint} {...field('title')} maxLength={120} data-autofocus />
      <Textarea label={text.body} {...field('body')} maxLength={4000} autosize minRows={3} maxRows={8} />
      <TextInput label={text.place} {...field('place')} maxLength={120} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput type="date" label={text.startsOn} {...field('startsOn')} />
        <TextInput type="date" label={text.endsOn} {...field('endsOn')} />
      </SimpleGrid>
      <Text c="dimmed">{text.public}</Text>
    </DeedDialog>
  )
}
