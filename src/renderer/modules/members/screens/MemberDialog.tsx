import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useLanguage, useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { politicals } from '../../../lib/national/politicals'
import { notify } from '../../../ui/notify'
import { editMember } from '../member-operations'
import { type MemberField, type MemberInput, readSkills } from '../member-rules'
import type { Member, SendingUnit } from '../schema'
import { membersText } from '../text'
import { type Refusal, useRefusalText } from './refusal-text'
import { UnitSelect } from './UnitSelect'

type Props = { member: Member; units: readonly SendingUnit[]; onClose: () => void }

function Form({ member, units, onClose }: Props) {
  const text = useText(membersText)
  const word = useText(words)
  const { language } = useLanguage()
  const say = useRefusalText()
  const edit = useOperation(editMember)
  const [typed, setTyped] = useState<MemberInput>(member)
  const [skills, setSkills] = useState((member.skills ?? []).join('、'))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const change = (fields: Partial<MemberInput>) => {
    setTyped({ ...typed, ...fields })
    setRefusal(null)
  }
  const faultOf = (field: MemberField) => {
    const code = refusal?.code === 'faulty' ? refusal.faults.find((fault) => fault.field === field)?.code : undefined
    return code && text.faults[code]
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { name, unitId, phone, citizenNumber, position, politicalStatus, note } = typed
    const told = { name, unitId, phone, citizenNumber, position, politicalStatus, note, skills: readSkills(skills) }
    const result = await edit({ id: member.id, change: told })
    if (!result.ok) return setRefusal(result.refusal)
    notify('done', text.page.saved)
    onClose()
  }
  const line = (field: 'name' | 'phone' | 'citizenNumber' | 'position', longest = 60) => (
    <TextInput
      label={text[field]}
      value={typed[field] ?? ''}
      maxLength={longest}
      autoComplete="off"
      error={faultOf(field)}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UnitSelect
          units={units}
          value={typed.unitId}
          error={faultOf('unitId')}
          onChange={(unitId) => change({ unitId })}
          onNew={null}
        />
        <SimpleGrid cols={2}>
          {line('name')}
          {line('phone', 30)}
          {line('citizenNumber', 20)}
          {line('position')}
          <Select
            label={text.politicalStatus}
            clearable
            value={typed.politicalStatus ?? null}
            data={politicals.codes.map(({ code, zh, en }) => ({ value: code, label: language === 'en' ? en : zh }))}
            onChange={(value) => change({ politicalStatus: value ?? undefined })}
          />
          <TextInput label={text.skills} value={skills} onChange={(event) => setSkills(event.currentTarget.value)} />
        </SimpleGrid>
        <Textarea
          label={text.note}
          value={typed.note ?? ''}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {refusal && refusal.code !== 'faulty' ? (
          <Alert role="alert" color="vermilion">
            {say(refusal)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {word.cancel}
          </Button>
          <Button type="submit">{word.save}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The fields of a member. */
export function MemberDialog({ opened, ...props }: Props & { opened: boolean }) {
  const text = useText(membersText)
  const word = useText(words)
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={text.page.edit}
      size="lg"
      closeButtonProps={{ 'aria-label': word.close }}
    >
      <Form {...props} />
    </Modal>
  )
}
