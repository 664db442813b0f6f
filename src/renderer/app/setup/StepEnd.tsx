import { Alert, Button, Group } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'

/** The end of a step of set-up that asks the host: what went wrong, the way back, the way on. */
export function StepEnd(props: { fault: string | null; busy: boolean; next: string; onBack: () => void }) {
  const word = useText(words)
  const { fault, busy, next, onBack } = props
  return (
    <>
      {fault ? (
        <Alert color="vermilion" role="alert">
          {fault}
        </Alert>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack} disabled={busy}>
          {word.back}
        </Button>
        <Button type="submit" loading={busy}>
          {next}
        </Button>
      </Group>
    </>
  )
}
