import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { createNameFinder } from '../../../lib/name-finder'
import { teamText } from '../text'
import { type Candidate, useDeployed, useResidentsNamed } from './use-people'

export type PersonProps = { chosen: Candidate | null; error: string | undefined; onChoose: (candidate: Candidate | null) => void }

const mostShown = 20

/** One deployed member out of thousands, by name or pinyin. */
export function MemberSelect({ chosen, error, onChoose }: PersonProps) {
  const text = useText(teamText).stay
  const candidates = useDeployed()?.candidates
  const [typed, setTyped] = useState('')
  const find = useMemo(
    () => createNameFinder(candidates ?? [], ({ name, pinyin, label }) => ({ names: [{ name, pinyin }], also: [label] })),
    [candidates],
  )
  // What is chosen stands in the field as its label: that is no search.
  const found = useMemo(() => find(typed === chosen?.label ? '' : typed).slice(0, mostShown), [find, typed, chosen])
  return <PersonSelect {...{ chosen, error, onChoose, found }} label={text.member} typed={typed} onType={setTyped} />
}

/** One resident of the roster, by whatever the roster's list finds people by. */
export function ResidentSelect({ chosen, error, onChoose }: PersonProps) {
  const text = useText(teamText).stay
  const [typed, setTyped] = useState('')
  const found = useResidentsNamed(typed === chosen?.label ? '' : typed)
  return <PersonSelect {...{ chosen, error, onChoose, found }} label={text.resident} typed={typed} onType={setTyped} />
}

function PersonSelect(
  props: PersonProps & { label: string; found: readonly Candidate[]; typed: string; onType: (typed: string) => void },
) {
  const text = useText(teamText).stay
  const { chosen, found, typed } = props
  const offered = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      label={props.label}
      placeholder={text.personHint}
      data={offered.map(({ id, label }) => ({ value: id, label }))}
      value={chosen?.id ?? null}
      onChange={(id) => props.onChoose(offered.find((candidate) => candidate.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={props.onType}
      filter={({ options }) => options}
      searchable
      clearable
      nothingFoundMessage={typed.trim() === '' ? text.typeMore : text.nothing}
      maxDropdownHeight={260}
      error={props.error}
      data-autofocus
    />
  )
}
