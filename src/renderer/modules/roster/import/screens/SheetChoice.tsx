import { Checkbox, Group, Stack, Text } from '@mantine/core'
import { useText } from '../../../../i18n/use-text'
import type { SheetSummary } from '../import-client'
import { wizardText } from '../wizard-text'

/** The sheets of the file. One that holds no roster says why, and can still be chosen where its header can be told by hand. */
export function SheetChoice({
  sheets,
  chosen,
  onChange,
}: {
  sheets: SheetSummary[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  const text = useText(wizardText).columns
  return (
    <Checkbox.Group label={text.sheets} value={chosen} onChange={onChange} size="md">
      <Group gap="xl" mt="xs">
        {sheets.map((sheet) => (
          <Checkbox
            key={sheet.name}
            value={sheet.name}
            size="md"
            disabled={sheet.refusal === 'empty-sheet'}
            label={
              <Stack gap={0}>
                <Text component="span">{sheet.name}</Text>
                <Text component="span" c="dimmed" size="xs">
                  {stateOf(sheet, text)}
                </Text>
              </Stack>
            }
          />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

function stateOf(sheet: SheetSummary, text: (typeof wizardText)['zh-CN']['columns']): string {
  if (sheet.refusal === 'empty-sheet') return text.emptySheet
  const people = sheet.refusal === 'no-header' ? text.noHeader : text.people(sheet.people)
  return sheet.hidden ? `${people} · ${text.hidden}` : people
}
