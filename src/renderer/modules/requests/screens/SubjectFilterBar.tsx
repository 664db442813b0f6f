import { Button, Select, TextInput } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { ages, countBy, type SubjectFilters, severities, stagesOf } from '../subject-filters'
import type { SubjectState } from '../subject-rules'
import { subjectText } from '../subject-text'
import type { Choice } from './use-subjects'

const any = '*'

function Filter<T extends string>(props: {
  label: string
  value: T | undefined
  data: readonly Choice[]
  onChange: (value: T | undefined) => void
}) {
  const text = useText(subjectText)
  return (
    <Select
      aria-label={props.label}
      className="yz-req-filter"
      data={[{ value: any, label: `${props.label}：${text.all}` }, ...props.data]}
      value={props.value ?? any}
      onChange={(value) => props.onChange(value === any || value === null ? undefined : (value as T))}
      searchable={props.data.length > 12}
    />
  )
}

/** What the list is narrowed by; each step bears its figure, so that nobody has to read the chart for it. */
export function SubjectFilterBar(props: {
  filters: SubjectFilters
  states: readonly SubjectState[]
  estates: readonly Choice[]
  onChange: (change: Partial<{ [F in keyof SubjectFilters]: SubjectFilters[F] | undefined }>) => void
  onClear: () => void
}) {
  const { filters, states, estates, onChange, onClear } = props
  const text = useText(subjectText)
  const counts = countBy(states, ({ stage }) => stage)
  const { kind, typed, ...narrowed } = filters
  return (
    <search className="yz-req-bar" aria-label={text.filter}>
      <TextInput
        type="search"
        className="yz-req-find"
        aria-label={text.search}
        placeholder={text.searchHint}
        value={typed ?? ''}
        onChange={(event) => onChange({ typed: event.currentTarget.value })}
        autoComplete="off"
      />
      <Filter
        label={text.byStage}
        value={filters.stage}
        data={stagesOf[kind].map((stage) => ({ value: stage, label: `${text.stage[stage]} ${counts.get(stage) ?? 0}` }))}
        onChange={(stage) => onChange({ stage })}
      />
      <Filter
        label={text.byOnly}
        value={filters.only}
        data={(['running', 'late', 'over'] as const).map((value) => ({ value, label: text.only[value] }))}
        onChange={(only) => onChange({ only })}
      />
      <Filter
        label={text.bySeverity}
        value={filters.severity === undefined ? undefined : String(filters.severity)}
        data={severities.map((value) => ({ value: String(value), label: text.severity[value] }))}
        onChange={(value) => onChange({ severity: severities.find((one) => String(one) === value) })}
      />
      <Filter
        label={text.byEstate}
        // Select knows no empty value: those of no estate are `-` here.
        value={filters.estateId === '' ? '-' : filters.estateId}
        data={[...estates, { value: '-', label: text.noEstate }]}
        onChange={(estateId) => onChange({ estateId: estateId === '-' ? '' : estateId })}
      />
      <Filter
        label={text.byAge}
        value={filters.age}
        data={ages.map((value) => ({ value, label: text.age[value] }))}
        onChange={(age) => onChange({ age })}
      />
      {Object.keys(narrowed).length > 0 || typed ? (
        <Button variant="subtle" color="gray.8" onClick={onClear}>
          {text.clear}
        </Button>
      ) : null}
    </search>
  )
}
