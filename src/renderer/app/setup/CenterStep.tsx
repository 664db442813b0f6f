import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useLanguage, useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { type CommunityCodeRefusal, readCommunityCode } from './community-code'
import { setupText } from './text'

export type CenterWish = { centerName: string; centerCode: string }

function sentenceOf(text: (typeof setupText)['zh-CN'], refusal: CommunityCodeRefusal): string {
  return refusal.code === 'length' ? text.codeRefusal.lengthOf(refusal.typed) : text.codeRefusal[refusal.code]
}

/** Which center this is. What a right code says is shown while it is typed; what is wrong, when 下一步 is pressed. */
export function CenterStep({ wish, onDone }: { wish: CenterWish; onDone: (wish: CenterWish) => void }) {
  const text = useText(setupText)
  const word = useText(words)
  const { language } = useLanguage()
  const [name, setName] = useState(wish.centerName)
  const [typed, setTyped] = useState(wish.centerCode)
  const [checked, setChecked] = useState(false)
  const read = readCommunityCode(typed)
  const said = read.ok ? text.codeRead(read.value.place[language], read.value.town, read.value.community) : text.codeHint
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    if (name.trim() !== '' && read.ok) onDone({ centerName: name.trim(), centerCode: read.value.code })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Title order={2}>{text.centerTitle}</Title>
        <TextInput
          label={text.centerName}
          placeholder={text.centerNamePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          autoFocus
          autoComplete="organization"
          error={checked && name.trim() === '' ? text.centerNameMissing : undefined}
        />
        <TextInput
          label={text.code}
          description={
            <Text component="span" size="xs" c={read.ok ? 'green.8' : 'dimmed'} fw={read.ok ? 600 : undefined} role="status">
              {said}
            </Text>
          }
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          error={checked && !read.ok ? sentenceOf(text, read.refusal) : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit">{word.next}</Button>
        </Group>
      </Stack>
    </form>
  )
}
