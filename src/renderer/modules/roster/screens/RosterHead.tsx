// biome-ignore-all lint/a11y/useSemanticElements: parts of the grid, see RosterGrid.tsx
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useText } from '../../../i18n/use-text'
import { listText } from '../list-text'
import type { RosterQuery } from '../search/types'

const columns = ['name', 'sex', 'age', 'address', 'number', 'phone', 'care'] as const
type Sort = Exclude<RosterQuery['sort'], 'relevance'>
const sortable: readonly string[] = ['name', 'age', 'address'] satisfies Sort[]

/** Up, down, and then back to the order of the search. */
function nextSort(query: RosterQuery, sort: Sort): Pick<RosterQuery, 'sort' | 'descending'> {
  if (query.sort !== sort) return { sort, descending: false }
  return query.descending ? { sort: 'relevance', descending: false } : { sort, descending: true }
}

/** The heads of the columns; three of them sort. */
export function RosterHead({
  query,
  onSort,
}: {
  query: RosterQuery
  onSort: (sort: Pick<RosterQuery, 'sort' | 'descending'>) => void
}) {
  const text = useText(listText)
  const sortOf = (column: string) => (query.sort !== column ? 'none' : query.descending ? 'descending' : 'ascending')
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="yz-roster-row yz-roster-head">
        {columns.map((column) =>
          sortable.includes(column) ? (
            <div role="columnheader" key={column} aria-sort={sortOf(column)}>
              <UnstyledButton title={text.sortBy(text.columns[column])} onClick={() => onSort(nextSort(query, column as Sort))}>
                {text.columns[column]}
                {sortOf(column) === 'ascending' ? <IconArrowUp size={18} aria-hidden="true" /> : null}
                {sortOf(column) === 'descending' ? <IconArrowDown size={18} aria-hidden="true" /> : null}
              </UnstyledButton>
            </div>
          ) : (
            <div role="columnheader" key={column}>
              {text.columns[column]}
            </div>
          ),
        )}
      </div>
    </div>
  )
}
