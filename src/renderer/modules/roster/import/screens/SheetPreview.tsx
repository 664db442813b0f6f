import { NativeSelect } from '@mantine/core'
import { useText } from '../../../../i18n/use-text'
import type { SheetSummary } from '../import-client'
import { type Column, type ImportField, importFields } from '../types'
import { wizardText } from '../wizard-text'
import { fieldGroups, fieldText } from './field-text'
import { maskText } from './mask-text'

/** Enough to see the pattern of a sheet without scrolling far. */
const shownRows = 14

const readField = (value: string): ImportField | null => importFields.find((field) => field === value) ?? null

/** The first rows of a sheet as they are, each column with what it will be read as. */
export function SheetPreview({
  sheet,
  onField,
}: {
  sheet: SheetSummary
  onField: (index: number, field: ImportField | null) => void
}) {
  const text = useText(wizardText).columns
  const { layout, sample } = sheet
  const width = Math.max(layout?.columns.length ?? 0, ...sample.map((row) => row.length))
  const first = Math.max(0, Math.min((layout?.headerRow ?? 1) - 4, sample.length - shownRows))
  const rows = sample.slice(first, first + shownRows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className="yz-import-preview" aria-label={text.preview(sheet.name)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="yz-import-row-number">
              {text.rowHead}
            </th>
            {Array.from({ length: width }, (_, index) => {
              const column = layout?.columns.find((one) => one.index === index)
              return (
                <th key={column?.index ?? `empty-${index}`} scope="col">
                  {column && (column.label !== '' || column.field) ? <ColumnSelect column={column} onField={onField} /> : null}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, offset) => {
            const row = first + offset + 1
            const role = layout?.roles[row - 1]
            return (
              <tr key={row} data-role={role}>
                <th scope="row" className="yz-import-row-number">
                  {row}
                  {role && text.roles[role] ? <span className="yz-import-role">{text.roles[role]}</span> : null}
                </th>
                {Array.from({ length: width }, (_, index) => {
                  const column = layout?.columns.find((one) => one.index === index)
                  const out = column ? column.field === null || column.field === 'ignored' : false
                  return (
                    <td key={column?.index ?? `empty-${index}`} data-out={out || undefined}>
                      {maskText(cells[index] ?? '')}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Sure columns are quiet, unknown ones ask. */
function ColumnSelect({ column, onField }: { column: Column; onField: (index: number, field: ImportField | null) => void }) {
  const text = useText(wizardText).columns
  const names = useText(fieldText)
  const unknown = column.field === null && column.from === 'none'
  const value = column.field ?? (column.from === 'none' ? '' : 'ignored')
  return (
    <NativeSelect
      className="yz-import-field"
      data-unknown={unknown || undefined}
      aria-label={text.columnOf(column.header || text.unnamed(column.index + 1))}
      value={value}
      onChange={(event) => onField(column.index, readField(event.currentTarget.value))}
    >
      {value === '' ? <option value="">{text.pick}</option> : null}
      <option value="ignored">{text.leaveOut}</option>
      <option value="serial">{names.fields.serial}</option>
      {Object.entries(fieldGroups).map(([group, fields]) => (
        <optgroup key={group} label={names.groups[group as keyof typeof fieldGroups]}>
          {fields.map((field) => (
            <option key={field} value={field}>
              {names.fields[field]}
            </option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  )
}
