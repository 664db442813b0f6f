import { Autocomplete, SimpleGrid } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { personText } from '../person-text'
import type { TypedSeat } from './use-seat'

const fields = ['estate', 'building', 'entrance', 'roomNo'] as const

/** An address in four fields; what is there already is offered while one types. */
export function SeatFields({ typed, error }: { typed: TypedSeat; error?: string }) {
  const text = useText(personText)
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
      {fields.map((field) => (
        <Autocomplete
          key={field}
          size="md"
          label={text.seat[field]}
          placeholder={text.seatHint[field]}
          required={field === 'estate' || field === 'roomNo'}
          data={typed.options[field]}
          value={typed.seat[field]}
          onChange={(value) => typed.type(field, value)}
          error={
            error !== undefined && (field === 'estate' || field === 'roomNo') && typed.seat[field].trim() === ''
              ? error
              : undefined
          }
          maxDropdownHeight={300}
          limit={200}
        />
      ))}
    </SimpleGrid>
  )
}
