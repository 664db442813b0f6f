import { Center, Loader, Stack, Text } from '@mantine/core'
import { useText } from '../i18n/use-text'
import { words } from '../i18n/words'

/** Waiting, with what is being waited for. */
export function LoadingState({ label, minHeight = 240 }: { label?: string; minHeight?: number | string }) {
  const text = useText(words)
  return (
    <Center mih={minHeight} role="status">
      <Stack align="center" gap="sm">
        <Loader color="gray.6" aria-hidden="true" />
        <Text c="dimmed">{label ?? text.loading}</Text>
      </Stack>
    </Center>
  )
}
