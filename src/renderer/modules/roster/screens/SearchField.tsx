import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { useSlash } from '../../../ui/use-slash'
import { listText } from '../list-text'

/** The search field: `/` comes here from anywhere, Esc empties it, the arrows already walk the list below. */
export function SearchField(props: {
  value: string
  /** The line of the list the arrows stand on. */
  activeRow: string | undefined
  onType: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}) {
  const { value, activeRow, onType, onKeyDown } = props
  const text = useText(listText)
  const word = useText(words)
  const field = useRef<HTMLInputElement>(null)
  useSlash(field)
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={text.search}
      aria-activedescendant={activeRow}
      placeholder={text.searchHint}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onType('')
        else onKeyDown(event)
      }}
      leftSection={<IconSearch size={22} />}
      rightSection={value ? <CloseButton aria-label={word.clear} onClick={() => onType('')} /> : null}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      flex={1}
    />
  )
}
