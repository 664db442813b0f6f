import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'

/** The search field above a list of members or units; Esc empties it. */
export function Lookup(props: { label: string; hint: string; value: string; onType: (typed: string) => void }) {
  const { label, hint, value, onType } = props
  const word = useText(words)
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={hint}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onType('')
      }}
      leftSection={<IconSearch size={22} />}
      rightSection={value ? <CloseButton aria-label={word.clear} onClick={() => onType('')} /> : null}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      flex={1}
      miw={240}
    />
  )
}
