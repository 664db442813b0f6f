import { Button, CloseButton, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { useSlash } from '../../../ui/use-slash'
import { piecesBy, snippetOf, wordsOfQuery } from '../case-marks'
import { caseText } from '../case-text'
import { hrefOf, KindBadge, Marked } from './CasePieces'
import { type Entry, finderOf, type Library } from './use-library'

const atOnce = 50

export function SearchField({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const text = useText(caseText)
  const word = useText(words)
  const field = useRef<HTMLInputElement>(null)
  useSlash(field)
  return (
    <TextInput
      ref={field}
      type="search"
      className="yz-no-print"
      aria-label={text.search}
      placeholder={text.searchHint}
      leftSection={<IconSearch size={22} aria-hidden="true" />}
      rightSection={typed === '' ? null : <CloseButton aria-label={word.clear} onClick={() => onType('')} />}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      autoComplete="off"
      maxLength={60}
    />
  )
}

function Hit({ entry, sought }: { entry: Entry; sought: readonly string[] }) {
  const snippet = snippetOf(entry.body, sought)
  return (
    <li>
      <Link href={hrefOf(entry.of)} className="yz-cases-line">
        <span>
          <strong>
            <Marked pieces={piecesBy(entry.title, sought)} />
          </strong>
          {entry.body ? (
            <Text component="span" display="block" c="gray.7">
              <Marked pieces={snippet} />
            </Text>
          ) : null}
          <Text component="span" display="block" size="xs" c="dimmed">
            {[entry.of.category, entry.day].filter(Boolean).join(' · ')}
          </Text>
        </span>
        <KindBadge of={entry.of} />
      </Link>
    </li>
  )
}

/** Everything that has what was typed, with it marked in title and text. */
export function FoundCases({ library, typed }: { library: Library; typed: string }) {
  const text = useText(caseText)
  const [shown, setShown] = useState(atOnce)
  const find = useMemo(() => finderOf(library), [library])
  const found = useMemo(() => find(typed), [find, typed])
  const sought = useMemo(() => wordsOfQuery(typed), [typed])
  if (found.length === 0)
    return (
      <div className="yz-card">
        <EmptyState icon={IconSearch} title={text.none} hint={text.noneHint} />
      </div>
    )
  return (
    <Stack gap="xs">
      <Text c="dimmed" role="status">
        {text.foundCount(found.length)}
      </Text>
      <div className="yz-card">
        <ul className="yz-cases-list" data-testid="found">
          {found.slice(0, shown).map((entry) => (
            <Hit key={entry.id} entry={entry} sought={sought} />
          ))}
        </ul>
        {found.length > shown ? (
          <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
            {text.more(Math.min(atOnce, found.length - shown))}
          </Button>
        ) : null}
      </div>
    </Stack>
  )
}
