import { useText } from '../../../i18n/use-text'
import { fieldText } from '../import/screens/field-text'
import { nameOfField } from '../import/screens/show-value'

/** What people call a field of a record, in the language of this device. */
export function useFieldName(): (field: string) => string {
  const names = useText(fieldText)
  return (field) => nameOfField(field, names)
}
